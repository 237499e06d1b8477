/// The version of both programs.
public let lastdayVersion = "0.1.0"
