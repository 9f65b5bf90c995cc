#pragma once

#include <QCoreApplication>

namespace client {
class ResourceView;
}

namespace kit {
class FilterBar;
}

namespace gpuspage {

class GpuFleet;
class GpuTable;
class SeverityFilter;
class SourceActions;

// Which GPUs the page shows, in words; and where it shows none or nothing of them, why.
class ShownGpus {
    Q_DECLARE_TR_FUNCTIONS(ShownGpus)

public:
    // All of it outlives this.
    struct Parts {
        const GpuFleet &fleet;
        const client::ResourceView &nodes; // that the filter lets through
        const kit::FilterBar &filter;
        const SeverityFilter &severity;
        const GpuTable &table;
        const SourceActions &sources;
    };

    explicit ShownGpus(const Parts &parts) : parts_(parts) {}

    // Neither a filter nor a severity leaves any out.
    bool areAll() const;
    // Empty while there are none.
    QString words() const;
    // Why the filter matches nothing; empty where that is not known, or it does.
    QString mismatch() const;
    // Why nothing is measured of them.
    QString unmeasured() const;

private:
    int matchCount() const;
    QString allWords() const;

    const Parts parts_;
};

} // namespace gpuspage
