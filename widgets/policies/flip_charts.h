#pragma once

#include <array>
#include <optional>

#include <QWidget>

#include "widgets/kit/session.h"

#include "pilothouse/v1/policy_service.pb.h"

namespace kit {
class TimeAxis;
class TimeChart;
} // namespace kit

namespace policiespage {

namespace v1 = pilothouse::v1;

// When decisions would have come out otherwise: a strip each of what would be newly denied, newly allowed and otherwise
// obliged, below one axis of time. Hidden where there is too little to be drawn.
class FlipCharts final : public QWidget {
    Q_OBJECT

public:
    explicit FlipCharts(const kit::Session &session, QWidget *parent = nullptr);

    void show(const v1::BacktestPolicySetResponse &answer);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSpan();
    void point(const std::optional<qint64> &time);

    const kit::Session session_;
    kit::TimeAxis *axis_;
    std::array<kit::TimeChart *, 3> charts_;
};

} // namespace policiespage
