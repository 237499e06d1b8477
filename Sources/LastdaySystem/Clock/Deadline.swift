/// The end of a span of time that has begun, whatever the system's clock is set to meanwhile.
package struct Deadline {
    private let end: ContinuousClock.Instant

    /// The end of a span that begins now.
    package init(after span: Duration) { end = .now + span }

    /// Whether it is over.
    package var hasPassed: Bool { .now >= end }
}
