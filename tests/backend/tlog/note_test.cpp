#include "backend/core/base64.h"
#include "backend/tlog/base64.h"
#include "backend/tlog/checkpoint.h"
#include "backend/tlog/note.h"
#include "backend/tlog/proof_file.h"
#include "tests/backend/tlog/keys.h"
#include "tests/backend/tlog/vectors.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace {

using tlog_test::logKey;
using tlog_test::otherKey;
using tlog_test::signedAnyhow;
using tlog_test::vectors;
using tlog_test::witnessKey;

// The example of c2sp.org/signed-note.
constexpr std::string_view SpecKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr std::string_view SpecNote =
    "This is an example message.\n\n\u2014 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

std::string publishedCheckpoint() {
    return vectors()["checkpoints"]["1000"];
}

// The same with the log's signature alone.
std::string ownCheckpoint() {
    const std::string both = publishedCheckpoint();
    return both.substr(0, both.find("\u2014 witness"));
}

std::string checkpointLines() {
    const std::string note = publishedCheckpoint();
    return note.substr(0, note.find("\n\n") + 1);
}

bool isOpened(std::string_view note) {
    return tlog::openCheckpoint(note, logKey().verifier()).isOk();
}

// Whether a checkpoint of that text opens, signed by the log as it is.
bool isTaken(const std::string &text) {
    return isOpened(signedAnyhow(text, logKey()));
}

std::string linesOfOthers(int count) {
    std::string lines;
    for (int index = 0; index < count; ++index)
        lines += "\u2014 example.com/other" + std::to_string(index) + " " + core::toBase64("12345678") + "\n";
    return lines;
}

} // namespace

TEST(Note, OfTheSpecificationVerifies) {
    const std::vector keys{tlog::VerifierKey::parse(SpecKey).value()};
    const auto note = tlog::openNote(SpecNote, keys);
    ASSERT_TRUE(note) << note.error().message();
    EXPECT_EQ(note->text, "This is an example message.\n");
    ASSERT_EQ(note->verified.size(), 1u);
    EXPECT_EQ(note->verified[0].keyId, 0x530d903au);
    EXPECT_EQ(keys[0].text(), SpecKey);
}

TEST(Note, WithoutAKnownSignatureIsRefused) {
    EXPECT_FALSE(tlog::openNote(SpecNote, {}));
    const std::vector keys{logKey().verifier()};
    EXPECT_FALSE(tlog::openNote(SpecNote, keys));
}

TEST(Note, WithAKnownSignatureThatFailsIsRefusedThoughAnotherVerifies) {
    const std::vector keys{logKey(), otherKey("example.com/second")};
    const std::vector known{keys[0].verifier(), keys[1].verifier()};
    const auto note = tlog::signNote("Text.\n", keys);
    ASSERT_TRUE(note);
    const auto opened = tlog::openNote(*note, known);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->verified.size(), 2u);
    const std::string foreign = signedAnyhow("Other.\n", keys[1]);
    const std::string mixed = signedAnyhow("Text.\n", keys[0]) + foreign.substr(foreign.find("\u2014"));
    EXPECT_FALSE(tlog::openNote(mixed, known));
    EXPECT_TRUE(tlog::openNote(mixed, std::span(known).first(1)));
}

TEST(Note, WhoseKeyIsKnownTwiceIsRefused) {
    const std::vector keys{logKey().verifier(), logKey().verifier()};
    EXPECT_FALSE(tlog::openNote(publishedCheckpoint(), keys));
}

TEST(Note, MayHaveAHundredSignaturesAndNoMore) {
    EXPECT_TRUE(isOpened(ownCheckpoint() + linesOfOthers(15)));
    EXPECT_TRUE(isOpened(ownCheckpoint() + linesOfOthers(99)));
    EXPECT_FALSE(isOpened(ownCheckpoint() + linesOfOthers(100)));
}

TEST(Note, MayHaveBlankLinesInItsText) {
    const std::vector keys{logKey()};
    const std::vector known{keys[0].verifier()};
    const auto note = tlog::signNote("One.\n\nTwo.\n", keys);
    ASSERT_TRUE(note);
    EXPECT_EQ(tlog::openNote(*note, known)->text, "One.\n\nTwo.\n");
}

TEST(Note, OfAnUnfinishedOrUnprintableTextIsNotSigned) {
    const std::vector keys{logKey()};
    for (const std::string text : {"", "Text.", "Tab\t\n", "Return\r\n", "\xff\n", "\xed\xa0\x80\n", "\xc0\x80\n"})
        EXPECT_FALSE(tlog::signNote(text, keys)) << text;
    EXPECT_FALSE(tlog::signNote("Text.\n", {}));
}

TEST(Key, OfASeedIsThePublishedOne) {
    EXPECT_EQ(logKey().verifier().text(), vectors()["log_vkey"]);
    EXPECT_EQ(witnessKey().text(), vectors()["witness_vkey"]);
}

TEST(Key, InAnyOtherFormIsRefused) {
    const std::string key = vectors()["log_vkey"];
    EXPECT_TRUE(tlog::VerifierKey::parse(key));
    for (const std::string &other :
         {std::string(), replaced(key, "ebf93030", "ebf93031"), replaced(key, "ebf93030", "0ebf93030"),
          replaced(key, "ebf93030+", "ebf93030"), replaced(key, "test-1", "test-2"), replaced(key, "test-1", "test 1"),
          replaced(key, "example.com", ""), replaced(key, "+AQ", "+Ag"), key + "=", key + "\n", key.substr(1)})
        EXPECT_FALSE(tlog::VerifierKey::parse(other)) << other;
    EXPECT_FALSE(tlog::SigningKey::fromSeed("a+b", tlog::Hash{}));
    EXPECT_FALSE(tlog::SigningKey::fromSeed("a\u2003b", tlog::Hash{}));
    EXPECT_FALSE(tlog::SigningKey::fromSeed("", tlog::Hash{}));
}

TEST(Checkpoint, SignedAnewIsThePublishedOneToTheByte) {
    const std::vector keys{logKey()};
    for (const auto &[size, note] : vectors()["checkpoints"].items()) {
        const tlog::TreeHead head{std::stoll(size), tlog_test::hashOfHex(vectors()["roots"][size])};
        const std::string published = note;
        const auto signature = tlog::signCheckpoint(head, keys);
        ASSERT_TRUE(signature);
        EXPECT_TRUE(published.starts_with(*signature)) << size;
        const auto opened = tlog::openCheckpoint(published, keys[0].verifier());
        ASSERT_TRUE(opened) << opened.error().message();
        EXPECT_EQ(*opened, (tlog::Checkpoint{keys[0].name(), head}));
    }
}

TEST(Checkpoint, CarriesTheWitnessesCosignature) {
    const std::vector keys{logKey().verifier(), witnessKey()};
    for (const auto &[size, published] : vectors()["checkpoints"].items()) {
        const auto note = tlog::openNote(published.get<std::string>(), keys);
        ASSERT_TRUE(note) << note.error().message();
        EXPECT_EQ(note->verified.size(), 2u) << size;
        EXPECT_TRUE(note->unverified.empty()) << size;
    }
}

TEST(Checkpoint, SignedByTheNextKeyTooOpensWithEither) {
    const std::vector keys{logKey(), tlog::SigningKey::fromSeed(logKey().name(), tlog::Hash{9}).value()};
    const tlog::TreeHead head{1, tlog::leafHash("entry")};
    const auto note = tlog::signCheckpoint(head, keys);
    ASSERT_TRUE(note);
    EXPECT_EQ(tlog::openCheckpoint(*note, keys[0].verifier())->head, head);
    EXPECT_EQ(tlog::openCheckpoint(*note, keys[1].verifier())->head, head);
}

TEST(Checkpoint, IsSignedAndOpenedFromManyThreadsWithTheSameKey) {
    const std::vector keys{logKey()};
    std::atomic<int> opened = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&keys, &opened, thread] {
            for (int size = 1; size <= 50; ++size) {
                const tlog::TreeHead head{size, tlog::leafHash(std::to_string(thread))};
                const auto note = tlog::signCheckpoint(head, keys);
                if (note && tlog::openCheckpoint(*note, keys[0].verifier()).value().head == head)
                    ++opened;
            }
        });
    }
    for (auto &thread : threads)
        thread.join();
    EXPECT_EQ(opened, 200);
}

TEST(Checkpoint, OfAnotherOriginThanItsKeyIsRefused) {
    EXPECT_TRUE(isTaken(checkpointLines()));
    EXPECT_FALSE(isTaken(replaced(checkpointLines(), "test-1", "test-2")));
    EXPECT_FALSE(isOpened(signedAnyhow(checkpointLines(), otherKey("example.com/second"))));
}

TEST(Checkpoint, WithAMalformedLineIsRefusedThoughSigned) {
    const std::string lines = checkpointLines();
    const std::string root = lines.substr(lines.find("\n1000\n") + 6, 44);
    for (const std::string_view size :
         {"", "01000", "+5", "-5", " 1000", "1000 ", "1e3", "0x10", "9223372036854775808", "18446744073709551616"})
        EXPECT_FALSE(isTaken(replaced(lines, "\n1000\n", '\n' + std::string(size) + '\n'))) << size;
    EXPECT_TRUE(isTaken(replaced(lines, "\n1000\n", "\n9223372036854775807\n")));
    for (const std::size_t length : {0, 31, 33})
        EXPECT_FALSE(isTaken(replaced(lines, root, core::toBase64(std::string(length, 'r'))))) << length;
    EXPECT_FALSE(isTaken(replaced(lines, root, root.substr(0, 43))));
    EXPECT_FALSE(isTaken(replaced(lines, root, root + "\n")));
    EXPECT_FALSE(isTaken(lines.substr(lines.find('\n'))));
    EXPECT_FALSE(isTaken(replaced(lines, root + "\n", "")));
    EXPECT_TRUE(isTaken(lines + "extension\n"));
    EXPECT_FALSE(isTaken(lines + "\n"));
    EXPECT_FALSE(isTaken(lines + "extension\n\nextension\n"));
    EXPECT_FALSE(isTaken(lines + std::string(1'000'000, 'x') + '\n'));
}

TEST(Checkpoint, ChangedInAnyWayIsRefused) {
    const std::string note = ownCheckpoint();
    EXPECT_TRUE(isOpened(note));
    EXPECT_FALSE(isOpened(note.substr(0, note.size() - 1)));
    EXPECT_FALSE(isOpened(note + "\n"));
    EXPECT_FALSE(isOpened(replaced(note, "\n1000\n", "\r\n1000\r\n")));
    EXPECT_FALSE(isOpened(replaced(note, "\n1000\n", "\n1001\n")));
    EXPECT_FALSE(isOpened(replaced(note, "\n\n", "\n\n\n")));
    EXPECT_FALSE(isOpened(replaced(note, "\n\n", "\n\t\n")));
    EXPECT_FALSE(isOpened(replaced(note, "\n\n", std::string("\0\n\n", 3))));
    EXPECT_FALSE(isOpened(replaced(note, "\u2014 ", "- ")));
    EXPECT_FALSE(isOpened(replaced(note, "\u2014 ", "\u2014  ")));
    EXPECT_FALSE(isOpened(replaced(note, "\u2014 example.com/console-audit/test-1", "\u2014 example.com/other")));
    for (std::size_t at = 0; at < note.size(); ++at) {
        std::string changed = note;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        EXPECT_FALSE(isOpened(changed)) << at;
    }
}

TEST(Checkpoint, MayHaveSpareBitsInItsBase64AsGoTakesThem) {
    EXPECT_TRUE(isOpened(replaced(ownCheckpoint(), "3Qg=\n", "3Qh=\n")));
    EXPECT_FALSE(isOpened(replaced(ownCheckpoint(), "3Qg=\n", "3Qf=\n")));
}

TEST(Checkpoint, OfUnknownKeysFirstStillOpens) {
    const std::string note = ownCheckpoint();
    const std::size_t signature = note.find("\u2014");
    EXPECT_TRUE(isOpened(note.substr(0, signature) + linesOfOthers(3) + note.substr(signature)));
    EXPECT_TRUE(isOpened(publishedCheckpoint()));
}

TEST(Checkpoint, WhoseCosignatureIsNotOneIsRefusedByThoseWhoKnowTheWitness) {
    const std::vector known{logKey().verifier(), witnessKey()};
    const std::string note = publishedCheckpoint();
    const std::size_t line = note.rfind(' ') + 1;
    std::string signature = *tlog::fromForgivingBase64(note.substr(line, note.size() - line - 1));
    // The time of signing is covered.
    signature[11] = static_cast<char>(signature[11] ^ 1);
    EXPECT_FALSE(tlog::openNote(note.substr(0, line) + core::toBase64(signature) + "\n", known));
    // The same key and bytes as a plain signature, without the time.
    signature.erase(4, 8);
    EXPECT_FALSE(tlog::openNote(note.substr(0, line) + core::toBase64(signature) + "\n", known));
}

TEST(ProofFile, ThePublishedOneVerifiesAndIsWrittenBackToTheByte) {
    const std::string text = vectors()["tlog_proof_12345"];
    const auto proof = tlog::parseProofFile(text);
    ASSERT_TRUE(proof) << proof.error().message();
    EXPECT_EQ(proof->index, 12345);
    EXPECT_EQ(tlog::formatProofFile(*proof), text);
    const auto checkpoint = tlog::verifyProofFile(*proof, tlog::leafHash(tlog_test::entry(12345)), logKey().verifier());
    ASSERT_TRUE(checkpoint) << checkpoint.error().message();
    EXPECT_EQ(checkpoint->head.size, 70000);
    EXPECT_FALSE(tlog::verifyProofFile(*proof, tlog::leafHash(tlog_test::entry(12346)), logKey().verifier()));
    EXPECT_FALSE(tlog::verifyProofFile(*proof, tlog::leafHash(tlog_test::entry(12345)), otherKey("o").verifier()));
}

TEST(ProofFile, CarriesOpaqueExtraData) {
    tlog::ProofFile proof = tlog::parseProofFile(vectors()["tlog_proof_12345"].get<std::string>()).value();
    proof.extra = std::string("any\0bytes", 9);
    EXPECT_EQ(tlog::parseProofFile(tlog::formatProofFile(proof)).value(), proof);
}

TEST(ProofFile, InAnyOtherFormIsRefused) {
    const std::string text = vectors()["tlog_proof_12345"];
    const std::string firstHash = "BopvZdSbc70jnt4OIClfRiaOxXYO9tdc0KcJcPp5aio=";
    for (const std::string &other :
         {std::string(), std::string("c2sp.org/tlog-proof@v1\n"), replaced(text, "@v1", "@v2"),
          replaced(text, "index 12345", "index 012345"), replaced(text, "index 12345", "index -1"),
          replaced(text, "index 12345", "index  12345"), replaced(text, "index 12345\n", ""),
          replaced(text, "index", "extra \nindex"), replaced(text, "index", "extra YQ\nindex"),
          replaced(text, "index", "extra YQ==\nextra YQ==\nindex"), replaced(text, "\n", "\r\n"),
          replaced(text, firstHash, "BopvZdSbc70jnt4OIClfRiaOxXYO9tdc0KcJcPp5aip="), replaced(text, firstHash, "YQ=="),
          text.substr(0, text.find("\n\n") + 2), text.substr(0, text.find("\n\n"))})
        EXPECT_FALSE(tlog::parseProofFile(other)) << other;
    std::string tooLong = text;
    for (int count = 0; count < 50; ++count)
        tooLong = replaced(tooLong, firstHash, firstHash + '\n' + firstHash);
    EXPECT_FALSE(tlog::parseProofFile(tooLong));
}

TEST(Base64, IsForgivenSpareBitsAndNothingElse) {
    for (const std::string_view text : {"Zg==", "Zh==", "Zv=="})
        EXPECT_EQ(tlog::fromForgivingBase64(text), "f") << text;
    for (const std::string_view text : {"Zm8=", "Zm9=", "Zm/="})
        EXPECT_EQ(tlog::fromForgivingBase64(text).value().size(), 2u) << text;
    EXPECT_EQ(tlog::fromForgivingBase64(""), "");
    for (const std::string_view text :
         {"Zg", "Zg=", "Zg===", "=", "====", "A===", "Zm9v\n", "Zm 9", "Zm-_", "Zg==Zg=="})
        EXPECT_EQ(tlog::fromForgivingBase64(text), std::nullopt) << text;
}
