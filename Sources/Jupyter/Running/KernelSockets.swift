/// The five sockets of a kernel, listening.
struct KernelSockets {
    let library: ZeroMQ
    let shell: Socket
    let control: Socket
    let stdin: Socket
    let iopub: Socket
    let heartbeat: Socket

    /// - Throws: `ConnectionError` if libzmq is not there, or one cannot listen where the file says.
    init(_ connection: Connection, of file: String) throws(ConnectionError) {
        do throws(ZeroMQ.Fault) { library = try ZeroMQ() } catch {
            throw ConnectionError(file: file, fault: .noLibrary(error.reason))
        }
        let library = library
        func listen(_ channel: Channel, _ kind: Socket.Kind) throws(ConnectionError) -> Socket {
            let address = connection.address(of: channel)
            do throws(ZeroMQ.Fault) {
                let socket = try Socket(kind, library)
                try socket.bind(address)
                return socket
            } catch {
                throw ConnectionError(file: file, fault: .closed(address: address, reason: error.reason))
            }
        }
        shell = try listen(.shell, .router)
        control = try listen(.control, .router)
        stdin = try listen(.stdin, .asker)
        iopub = try listen(.iopub, .publish)
        heartbeat = try listen(.heartbeat, .reply)
    }
}
