#pragma once

#include <memory>

#include <QApplication>

#include "tests/widgets/console/test_console.h"
#include "widgets/kit/console_style.h"

namespace support {

// What a test of the console stands on: a service that it starts once, and a console for each test.
template <typename Console>
class ConsoleFixture : public QObject {
protected:
    void start(const service::Options &options = {}) {
        kit::ConsoleStyle::install(*qApp, theme_);
        theme_.setMotionReduced(true);
        service_ = std::make_unique<RunningService>(options);
    }
    void open(const tls::Credentials &credentials) {
        console_ = std::make_unique<Console>(*service_, credentials, theme_, memory_.path());
    }
    void open() { open(service_->owner().credentials()); }

    kit::Theme theme_{kit::Scheme::Light};
    TemporaryDirectory memory_;
    std::unique_ptr<RunningService> service_;
    std::unique_ptr<Console> console_;
};

} // namespace support
