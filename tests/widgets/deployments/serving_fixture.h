#pragma once

#include "tests/widgets/deployments/deployments_console.h"
#include "tests/widgets/deployments/serving_world.h"

class QCheckBox;
class QDialog;

namespace support {

// A console with the page of deployments before a service that runs real engines: `deployments/small` with two
// replicas, and a route of that name. Each test has a console of its own; the service stays.
class ServingFixture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { console_.reset(); }
    void cleanupTestCase() { world_.reset(); }

protected:
    static constexpr int patience = 30'000;
    enum Detail { Replicas, Logs, Traffic };

    void select(const char *id);
    // Types the reason and acts.
    static void confirm(const char *verb);
    static void toggle(QCheckBox *box);
    template <typename T = QWidget>
    T *find(const char *name) const {
        return part<T>(*console_->page, name);
    }

    kit::Theme theme_{kit::Scheme::Light};
    TemporaryDirectory memory_;
    std::unique_ptr<ServingWorld> world_;
    std::unique_ptr<DeploymentsConsole> console_;
};

} // namespace support
