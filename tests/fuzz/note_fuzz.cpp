#include "backend/tlog/bundle.h"
#include "backend/tlog/checkpoint.h"
#include "backend/tlog/note.h"
#include "backend/tlog/proof_file.h"
#include "backend/tlog/tile.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

// Every parser of log material on the same input. Beyond not failing: what is taken must be what formatting gives.

namespace {

void require(bool isSo) {
    if (!isSo)
        std::abort();
}

const std::vector<tlog::VerifierKey> &knownKeys() {
    static const std::vector known{
        tlog::VerifierKey::parse("example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k").value(),
        tlog::VerifierKey::parse(
            "example.com/console-audit/test-1+ebf93030+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4")
            .value(),
        tlog::VerifierKey::parse("witness.example.com/w1+969980cf+BCmsuuFBvMrwsi4alNNNC8c2HlJtC/4SyJeUvJMilm3X")
            .value()};
    return known;
}

void checkNote(std::string_view input) {
    if (const auto note = tlog::openNote(input, knownKeys())) {
        require(input.starts_with(note->text) && note->text.ends_with('\n') && !note->verified.empty());
        require(note->verified.size() + note->unverified.size() <= 100);
    }
    (void)tlog::openCheckpoint(input, knownKeys().back());
}

void checkCheckpoint(std::string_view input) {
    if (const auto checkpoint = tlog::parseCheckpoint(input))
        require(tlog::parseCheckpoint(tlog::checkpointText(*checkpoint)).value() == *checkpoint);
}

void checkProofFile(std::string_view input) {
    if (const auto proof = tlog::parseProofFile(input)) {
        require(tlog::formatProofFile(*proof) == input);
        (void)tlog::verifyProofFile(*proof, tlog::leafHash("entry"), knownKeys().front());
    }
}

void checkKey(std::string_view input) {
    // The digits of the id may be capitals, and the last digit of the key has spare bits.
    if (const auto key = tlog::VerifierKey::parse(input))
        require(tlog::VerifierKey::parse(key->text()).value().text() == key->text());
}

void checkBundle(std::string_view input) {
    for (const int width : {1, 2, 3, 256}) {
        const auto entries = tlog::parseBundle(input, width);
        if (!entries)
            continue;
        std::string bundle;
        for (const auto entry : *entries)
            require(tlog::addToBundle(bundle, entry).isOk());
        require(bundle == input);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    checkNote(input);
    checkCheckpoint(input);
    checkProofFile(input);
    checkKey(input);
    checkBundle(input);
    if (const auto tile = tlog::parseTilePath(input))
        require(tlog::tilePath(*tile) == input);
    if (const auto hashes = tlog::parseTile(input, static_cast<int>(size / sizeof(tlog::Hash))))
        require(tlog::tileBytes(*hashes) == input);
    return 0;
}
