#include "backend/core/base64.h"
#include "backend/tlog/bundle.h"
#include "backend/tlog/checkpoint.h"
#include "backend/tlog/note.h"
#include "backend/tlog/proof_file.h"
#include "backend/tlog/prover.h"
#include "tests/backend/tlog/keys.h"
#include "tests/backend/tlog/vectors.h"
#include "tests/support/go_judge/go_judge.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <random>

namespace {

namespace fs = std::filesystem;
using go_judge::Ruling;
using tlog_test::logKey;
using tlog_test::otherKey;
using tlog_test::signedAnyhow;
using tlog_test::vectors;

constexpr std::size_t Cases = 10000;

// A log written out as the judge reads it.
class WrittenLog {
public:
    explicit WrittenLog(std::int64_t size) : log_(size), prover_(log_, log_.frontier()) {
        fs::remove_all(directory_);
        const std::vector keys{logKey()};
        checkpoint_ = tlog::signCheckpoint(log_.frontier().head(), keys).value();
        write("checkpoint", checkpoint_);
        for (const auto &tile : tlog::completedTiles(0, size))
            writeTile(tile);
        for (const auto &tile : tlog::partialTiles(size))
            writeTile(tile);
        for (const std::int64_t index : {std::int64_t{0}, size / 3, size / 2, size - 1})
            writeInclusion(index);
        for (const std::int64_t older : {std::int64_t{1}, size / 3 + 1, size / 2 + 1, size})
            writeConsistency(older);
    }
    ~WrittenLog() { fs::remove_all(directory_); }

    std::string judged() const { return go_judge::judgeLog(directory_, logKey().verifier().text()).said; }

    // What the judge says while one bit of the file is changed.
    std::string judgedWithout(const std::string &path, std::size_t at) {
        std::ifstream file(directory_ / path, std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(file), {});
        std::string changed = content;
        changed.at(at) = static_cast<char>(changed.at(at) ^ 1);
        write(path, changed);
        const std::string said = judged();
        write(path, content);
        return said;
    }

private:
    void write(const std::string &path, std::string_view content) {
        fs::create_directories((directory_ / path).parent_path());
        std::ofstream(directory_ / path, std::ios::binary) << content;
    }

    void writeTile(const tlog::TileId &tile) {
        write(tlog::tilePath(tile), tlog::tileBytes(prover_.tile(tile).value()));
        if (tile.level != 0)
            return;
        std::string bundle;
        for (std::int64_t index = tile.index * tlog::TileWidth, left = tile.width; left > 0; ++index, --left)
            ASSERT_TRUE(tlog::addToBundle(bundle, tlog_test::entry(index)));
        write(tlog::tilePath({tlog::EntriesLevel, tile.index, tile.width}), bundle);
    }

    void writeInclusion(std::int64_t index) {
        const std::int64_t size = log_.frontier().size();
        const tlog::ProofFile proof{"extra", index, prover_.inclusion(index, size).value(), checkpoint_};
        write("proofs/" + std::to_string(index) + ".tlog-proof", tlog::formatProofFile(proof));
        writeJson("inclusion" + std::to_string(index), {{"index", std::to_string(index)}, {"tree_size", index + 1}},
                  prover_.inclusion(index, index + 1).value());
    }

    void writeConsistency(std::int64_t older) {
        const std::int64_t size = log_.frontier().size();
        writeJson("consistency" + std::to_string(older), {{"old_size", older}, {"new_size", size}},
                  prover_.consistency(older, size).value());
    }

    void writeJson(const std::string &name, nlohmann::json proof, const std::vector<tlog::Hash> &path) {
        proof["hashes"] = nlohmann::json::array();
        for (const auto &hash : path)
            proof["hashes"].push_back(core::toBase64(core::bytesOf(hash)));
        write("proofs/" + name + ".json", proof.dump());
    }

    fs::path directory_ = fs::temp_directory_path() / ("tlog_judge_test." + std::to_string(getpid()));
    tlog_test::MemoryLog log_;
    tlog::Prover prover_;
    std::string checkpoint_;
};

// Changes texts by the same dice each run.
class Mutator {
public:
    std::size_t below(std::size_t limit) { return dice_() % limit; }

    std::string mutated(std::string text) {
        for (std::size_t left = 1 + below(3); left > 0; --left)
            change(text);
        return text;
    }

private:
    void change(std::string &text) {
        static const std::string Pieces[] = {
            "\n",   "\n\n", "\r\n",   "\r",     "\t",     std::string(1, '\0'), " ", "+", "=",   "0", "A",    "\u2014 ",
            "\xff", "\xc0", "\u00a0", "\u2028", "\ufffd", "\xed\xa0\x80",       "-", "x", ".p/", "/", "\x7f", "\u0085"};
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = std::min(below(4), text.size() - at);
        switch (below(6)) {
        case 0:
            text.replace(at, length, Pieces[below(std::size(Pieces))]);
            break;
        case 1:
            text.insert(at, Pieces[below(std::size(Pieces))]);
            break;
        case 2:
            text.erase(at, length);
            break;
        case 3:
            if (at < text.size())
                text[at] = static_cast<char>(text[at] ^ 1 << below(8));
            break;
        case 4:
            duplicateLine(text, at);
            break;
        case 5:
            if (at < text.size())
                text[at] = static_cast<char>(below(256));
            break;
        }
    }

    static void duplicateLine(std::string &text, std::size_t at) {
        const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
        const std::size_t end = text.find('\n', at);
        if (end != std::string::npos)
            text.insert(start, text.substr(start, end + 1 - start));
    }

    std::mt19937_64 dice_{20260722};
};

Ruling ourRuling(const std::string &note, const std::vector<tlog::VerifierKey> &known) {
    const auto opened = tlog::openNote(note, known);
    if (!opened)
        return Ruling::Refused;
    return tlog::parseCheckpoint(opened->text) ? Ruling::Checkpoint : Ruling::Accepted;
}

// Counts rulings of the first kind, and fails where the two differ.
std::size_t expectSame(const std::vector<std::string> &inputs, const std::vector<Ruling> &ours,
                       const std::vector<Ruling> &theirs) {
    EXPECT_EQ(theirs.size(), inputs.size()) << "the judge broke";
    std::size_t refused = 0;
    for (std::size_t index = 0; index < std::min(theirs.size(), inputs.size()); ++index) {
        EXPECT_EQ(ours[index], theirs[index]) << core::toHex(inputs[index]) << "\n" << inputs[index];
        refused += theirs[index] == Ruling::Refused ? 1 : 0;
    }
    return refused;
}

} // namespace

TEST(Judge, AgreesWithLogsOfEveryShape) {
    const std::pair<std::int64_t, std::string> logs[] = {{1, "OK size=1 tiles=1 bundles=1"},
                                                         {2, "OK size=2 tiles=1 bundles=1"},
                                                         {255, "OK size=255 tiles=1 bundles=1"},
                                                         {256, "OK size=256 tiles=2 bundles=1"},
                                                         {257, "OK size=257 tiles=3 bundles=2"},
                                                         {1000, "OK size=1000 tiles=5 bundles=4"},
                                                         {70000, "OK size=70000 tiles=277 bundles=274"}};
    for (const auto &[size, expected] : logs) {
        const std::string said = WrittenLog(size).judged();
        EXPECT_TRUE(said.starts_with(expected)) << said;
    }
}

TEST(Judge, AgreesWithThePublishedCheckpoints) {
    std::vector<std::string> notes;
    for (const auto &note : vectors()["checkpoints"])
        notes.push_back(note);
    for (const Ruling ruling : go_judge::judgeNotes(notes, {logKey().verifier().text()}))
        EXPECT_EQ(ruling, Ruling::Checkpoint);
}

TEST(Judge, SeesWhateverIsChanged) {
    WrittenLog log(1000);
    ASSERT_TRUE(log.judged().starts_with("OK "));
    for (const char *path : {"checkpoint", "tile/0/000", "tile/0/003.p/232", "tile/1/000.p/3", "tile/entries/001",
                             "tile/entries/003.p/232", "proofs/500.tlog-proof", "proofs/consistency501.json"}) {
        const std::string said = log.judgedWithout(path, 60);
        EXPECT_TRUE(said.starts_with("MISMATCH")) << path << ": " << said;
    }
}

TEST(Judge, RulesAsWeDoOnNotes) {
    const std::vector keys{logKey(), otherKey("example.com/second")};
    const std::vector known{keys[0].verifier(), keys[1].verifier()};
    std::vector<std::string> originals;
    for (const auto &note : vectors()["checkpoints"])
        originals.push_back(note);
    originals.push_back(tlog::signCheckpoint({12, core::sha256("root")}, keys).value());
    originals.push_back(tlog::signNote("Any\n\ntext.\n", keys).value());

    Mutator mutator;
    std::vector<std::string> notes;
    std::vector<Ruling> ours;
    while (notes.size() < Cases) {
        const std::string &original = originals[mutator.below(originals.size())];
        // Half of them are signed after the change, so that the signature does not hide what the rest is.
        const std::string text = original.substr(0, original.find("\n\n") + 1);
        notes.push_back(notes.size() % 2 == 0 ? mutator.mutated(original)
                                              : signedAnyhow(mutator.mutated(text), keys[0]));
        ours.push_back(ourRuling(notes.back(), known));
    }
    const std::size_t refused =
        expectSame(notes, ours, go_judge::judgeNotes(notes, {known[0].text(), known[1].text()}));
    EXPECT_GT(refused, Cases / 4);
    EXPECT_LT(refused, Cases * 3 / 4);
}

TEST(Judge, RulesAsWeDoOnTilePaths) {
    const std::string originals[] = {"tile/0/000",           "tile/63/x001/x234/067",          "tile/entries/x001/000",
                                     "tile/7/999.p/255",     "tile/entries/x012/345.p/1",      "tile/data/000",
                                     "tile/1/x001/x000/001", "tile/2/x123/x456/x789/012.p/16", "tile/64/000"};
    Mutator mutator;
    std::vector<std::string> paths(std::begin(originals), std::end(originals));
    while (paths.size() < Cases)
        paths.push_back(mutator.mutated(originals[mutator.below(std::size(originals))]));
    std::vector<Ruling> ours;
    for (const auto &path : paths)
        ours.push_back(tlog::parseTilePath(path) ? Ruling::Accepted : Ruling::Refused);
    EXPECT_LT(expectSame(paths, ours, go_judge::judgePaths(paths)), Cases);
}

TEST(Judge, RulesAsWeDoOnVerifierKeysOfOneLine) {
    const std::string originals[] = {logKey().verifier().text(), otherKey("\u00fcber.example/log").verifier().text()};
    Mutator mutator;
    std::vector<std::string> keys(std::begin(originals), std::end(originals));
    while (keys.size() < Cases) {
        std::string key = mutator.mutated(originals[mutator.below(std::size(originals))]);
        // Go's base64 skips line breaks; ours does not.
        if (key.find_first_of("\r\n") == std::string::npos)
            keys.push_back(std::move(key));
    }
    std::vector<Ruling> ours;
    for (const auto &key : keys)
        ours.push_back(tlog::VerifierKey::parse(key) ? Ruling::Accepted : Ruling::Refused);
    EXPECT_LT(expectSame(keys, ours, go_judge::judgeKeys(keys)), Cases);
}
