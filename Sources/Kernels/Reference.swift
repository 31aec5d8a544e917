/// Every kernel written the plain way: slow, one thread, sums in `Double`. The fast ones are tested against these.
package enum Reference {}
