#pragma once

#include <filesystem>
#include <string>
#include <vector>

// The verdicts of golang.org/x/mod/sumdb on logs and log material, by a program in Go beside this file.
namespace go_judge {

struct Verdict {
    bool isOk = false;
    // "OK size=... tiles=... bundles=... proofs=..." of a log, "OK index=... size=...\n<entry>" of a proof, or
    // "MISMATCH: ...".
    std::string said;
};

// Judges a directory with `checkpoint`, `tile/...` and `proofs/...`, as log.go describes it.
Verdict judgeLog(const std::filesystem::path &directory, const std::string &verifierKey);

// Judges a `.tlog-proof` file that carries the bytes of its entry as extra data.
Verdict judgeProof(const std::string &proofFile, const std::string &verifierKey);

enum class Ruling { Refused, Accepted, Checkpoint };

// The ruling on each input; Checkpoint where a note is accepted and its text is one. Fewer rulings than inputs mean
// that the judge broke.
std::vector<Ruling> judgeNotes(const std::vector<std::string> &notes, const std::vector<std::string> &verifierKeys);
std::vector<Ruling> judgePaths(const std::vector<std::string> &paths);
std::vector<Ruling> judgeKeys(const std::vector<std::string> &verifierKeys);

} // namespace go_judge
