#include <gtest/gtest.h>

#include "backend/tlog/checkpoint.h"
#include "backend/tlog/note.h"
#include "backend/tlog/proof_file.h"
#include "tests/backend/tlog/vectors.h"

namespace {

using tlog_test::vectors;

// The example of c2sp.org/signed-note.
constexpr std::string_view SpecKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr std::string_view SpecNote =
    "This is an example message.\n\n\u2014 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

tlog::VerifierKey keyOf(std::string_view text) {
    return tlog::VerifierKey::parse(text).value();
}

tlog::SigningKey signingKey(std::string_view name, const std::string &seedHex) {
    const tlog::Hash seed = tlog_test::hashOfHex(seedHex);
    return tlog::SigningKey::fromSeed(name, seed).value();
}

tlog::SigningKey logKey() {
    return signingKey(vectors()["origin"].get<std::string>(), vectors()["log_seed_hex"]);
}

tlog::VerifierKey witnessKey() {
    return keyOf(vectors()["witness_vkey"].get<std::string>());
}

} // namespace

TEST(Note, OfTheSpecificationVerifies) {
    const std::vector keys{keyOf(SpecKey)};
    const auto note = tlog::openNote(SpecNote, keys);
    ASSERT_TRUE(note) << note.error().message();
    EXPECT_EQ(note->text, "This is an example message.\n");
    ASSERT_EQ(note->verified.size(), 1u);
    EXPECT_EQ(note->verified[0].keyId, 0x530d903au);
    EXPECT_EQ(keys[0].text(), SpecKey);
}

TEST(Key, OfASeedIsThePublishedOne) {
    EXPECT_EQ(logKey().verifier().text(), vectors()["log_vkey"]);
    const auto witness = signingKey(vectors()["witness_name"].get<std::string>(), vectors()["witness_seed_hex"]);
    EXPECT_EQ(witness.name(), witnessKey().name());
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
}
