#pragma once

#include <QDialog>

#include "widgets/kit/session.h"

class QFormLayout;

namespace shell {

class Settings;

// Theme, language and time zone, in force as they are chosen; below, what the service says of itself.
class SettingsDialog : public QDialog {
    Q_OBJECT

public:
    SettingsDialog(const kit::Session &session, Settings &settings, QWidget *parent);

private:
    void addTheme(QFormLayout *rows);
    void addLanguage(QFormLayout *rows);
    void addZone(QFormLayout *rows);
    QWidget *makeFacts();

    const kit::Session session_;
    Settings &settings_;
};

} // namespace shell
