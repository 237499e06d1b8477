/// Returns a number of things in words: "1 account", "2 accounts".
public func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
}
