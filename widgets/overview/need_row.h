#pragma once

#include <QWidget>

#include "widgets/kit/theme.h"
#include "widgets/overview/need.h"

class QLabel;
class QPushButton;

namespace overviewpage {

class TwoLineLabel;

// One need: how grave it is, its sentence, and the step that is done about it.
class NeedRow : public QWidget {
    Q_OBJECT

public:
    explicit NeedRow(const kit::Theme &theme, QWidget *parent = nullptr);

    void setNeed(const Need &need);
    const Need &need() const { return need_; }
    QPushButton *button() const { return button_; }
    // Without its step.
    void present();

Q_SIGNALS:
    void activated(const QString &target);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void drawSign();

    const kit::Theme &theme_;
    Need need_;
    QLabel *sign_;
    TwoLineLabel *sentence_;
    QPushButton *button_;
    bool isPresented_ = false;
};

} // namespace overviewpage
