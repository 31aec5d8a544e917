extension Surface {
    /// - Parameter what: what reaches out, as the subject of a sentence.
    /// - Throws: `ExplorerError` if something is done that this surface refuses.
    package func permit(_ reach: Reach, to what: String) throws(ExplorerError) {
        let refused = reach.intersection(self.refused)
        if !refused.isEmpty { throw .reachRefused(what, refused) }
    }
}
