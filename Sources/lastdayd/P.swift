import ArgumentParser
@main struct P { static func main() {} }
