#pragma once

// The waits of Qt Test that name no time end after five seconds, which a busy machine may need for any one of them.
// They have the patience of support::eventually() here: only a test that fails uses it up.

#include <QtTest/qtestcase.h>

#undef QTRY_VERIFY
#define QTRY_VERIFY(expr) QTRY_VERIFY_WITH_TIMEOUT(expr, 30000)
#undef QTRY_VERIFY2
#define QTRY_VERIFY2(expr, message) QTRY_VERIFY2_WITH_TIMEOUT(expr, message, 30000)
#undef QTRY_COMPARE
#define QTRY_COMPARE(expr, expected) QTRY_COMPARE_WITH_TIMEOUT(expr, expected, 30000)
