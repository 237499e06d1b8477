import Foundation
import LastdayMessages
import LastdayCore
import LastdayStores
import LastdayTestKit
import Testing

@Suite struct CopyingTests {
    @Test(arguments: StoreKind.inFiles, StoreKind.inFiles)
    func `there and back again is the identity, to the last field`(from: StoreKind, to: StoreKind) throws {
        let source = try District(from, at: "2026-11-30T09:00")
        try source.importRow(
            "baker",
            contact: true,
            documents: [FeedDocument(kind: "IEP", reference: "=1+1", date: nil)],
            try .at("0860", from: "2010-08-01", to: nil, .of("Teacher"), .of("Aide", specialEd: true))
        )
        try source.add(
            "keltner \"c\"\n\u{1}",
            expires: "2026-12-18",
            roles: ["a;b", "\\", "", "Åsa e\u{301}"]
        )
        try source.queue("baker", "2026-12-04")
        try source.setClock("2026-12-05T00:00")
        try source.sweep()
        _ = try source.store.noteDelivered(to: .journal, from: 0, upTo: 2)

        let (target, back) = (try District(to), try District(from))
        let digest = try Copying.copy(source.store, to: target.store)
        #expect(try source.store.read { try Digest(of: $0).text } == digest.text)
        #expect(try Copying.copy(target.store, to: back.store).text == digest.text)
        #expect(
            try target.store.read { try $0.deliveryMarks() } == source.store.read { try $0.deliveryMarks() }
        )
        #expect(try target.store.faults() == [])
        // The copy lives on.
        try target.setClock("2026-12-19T00:00")
        try target.sweep()
        #expect(try target.standing("keltner \"c\"\n\u{1}") == "expired, disabled")
        #expect(try target.reopened().faults() == [])
    }
}
