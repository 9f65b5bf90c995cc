#pragma once

namespace bench {

// How much of the machine goes to what is neither this program, nor started by it, nor the kernel's own work. Orphans
// of our children count as ours where this process is their subreaper.
class OthersLoad {
public:
    // From now on.
    OthersLoad();

    // Cores that were busy on average since then; what a hypervisor took away counts, too.
    double cores() const;

private:
    double start_;
    double before_;
};

} // namespace bench
