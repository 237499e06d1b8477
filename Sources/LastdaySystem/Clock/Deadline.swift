/// The end of a time span that has begun, whatever the system's clock is set to meanwhile.
package struct Deadline {
    private let end: ContinuousClock.Instant

    /// Creates the end of a time span that begins now.
    package init(after span: Duration) { end = .now + span }

    /// Whether the span is over.
    package var hasPassed: Bool { .now >= end }
}
