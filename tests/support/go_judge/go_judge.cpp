#include "tests/support/go_judge/go_judge.h"

#include <cstdint>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

namespace go_judge {
namespace {

// A file of this process's own that is gone with it.
class TemporaryFile {
public:
    TemporaryFile() { close(mkstemp(path_.data())); }
    ~TemporaryFile() { unlink(path_.c_str()); }
    TemporaryFile(const TemporaryFile &) = delete;
    TemporaryFile &operator=(const TemporaryFile &) = delete;

    const std::string &path() const { return path_; }

private:
    std::string path_ = (std::filesystem::temp_directory_path() / "go_judge.XXXXXX").string();
};

Verdict run(std::vector<std::string> arguments, const std::string &input) {
    const TemporaryFile in;
    const TemporaryFile out;
    std::ofstream(in.path(), std::ios::binary) << input;

    arguments.insert(arguments.begin(), PILOTHOUSE_GO_JUDGE);
    std::vector<char *> argv;
    for (auto &argument : arguments)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, in.path().c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.path().c_str(), O_WRONLY | O_TRUNC, 0);
    pid_t child = 0;
    int status = -1;
    if (posix_spawn(&child, PILOTHOUSE_GO_JUDGE, &files, nullptr, argv.data(), environ) == 0)
        waitpid(child, &status, 0);
    posix_spawn_file_actions_destroy(&files);

    std::stringstream said;
    said << std::ifstream(out.path(), std::ios::binary).rdbuf();
    return {status == 0, said.str()};
}

std::vector<Ruling> rulings(std::vector<std::string> arguments, const std::vector<std::string> &inputs) {
    std::string framed;
    for (const auto &input : inputs) {
        for (int shift = 24; shift >= 0; shift -= 8)
            framed += static_cast<char>(static_cast<std::uint32_t>(input.size()) >> shift & 0xff);
        framed += input;
    }
    std::istringstream lines(run(std::move(arguments), framed).said);
    std::vector<Ruling> found;
    for (std::string line; std::getline(lines, line);) {
        if (line == "refused")
            found.push_back(Ruling::Refused);
        else if (line == "accepted")
            found.push_back(Ruling::Accepted);
        else if (line == "checkpoint")
            found.push_back(Ruling::Checkpoint);
    }
    return found;
}

} // namespace

Verdict judgeLog(const std::filesystem::path &directory, const std::string &verifierKey) {
    return run({"log", directory.string(), verifierKey}, {});
}

Verdict judgeProof(const std::string &proofFile, const std::string &verifierKey) {
    return run({"proof", verifierKey}, proofFile);
}

std::vector<Ruling> judgeNotes(const std::vector<std::string> &notes, const std::vector<std::string> &verifierKeys) {
    std::vector<std::string> arguments{"notes"};
    arguments.insert(arguments.end(), verifierKeys.begin(), verifierKeys.end());
    return rulings(std::move(arguments), notes);
}

std::vector<Ruling> judgePaths(const std::vector<std::string> &paths) {
    return rulings({"paths"}, paths);
}

std::vector<Ruling> judgeKeys(const std::vector<std::string> &verifierKeys) {
    return rulings({"keys"}, verifierKeys);
}

} // namespace go_judge
