#include "backend/fleet/xid_catalog.h"

#include <algorithm>
#include <array>

namespace fleet {

namespace {

// By number.
constexpr std::array Catalog{
    XidFacts{8, "ROBUST_CHANNEL_FIFO_ERROR_IDLE_TIMEOUT", v1::RESTART_APPLICATION},
    XidFacts{13, "ROBUST_CHANNEL_GR_EXCEPTION", v1::CHECK_APPLICATION},
    XidFacts{31, "ROBUST_CHANNEL_FIFO_ERROR_MMU_ERR_FLT", v1::CHECK_APPLICATION},
    XidFacts{32, "ROBUST_CHANNEL_PBDMA_ERROR", v1::RESTART_APPLICATION},
    XidFacts{43, "ROBUST_CHANNEL_RESETCHANNEL_VERIF_ERROR", v1::CHECK_APPLICATION},
    XidFacts{45, "ROBUST_CHANNEL_PREEMPTIVE_REMOVAL", v1::RESTART_APPLICATION},
    XidFacts{46, "ROBUST_CHANNEL_GPU_TIMEOUT_ERROR", v1::RESET_GPU},
    XidFacts{48, "ROBUST_CHANNEL_GPU_ECC_DBE", v1::RESET_GPU},
    XidFacts{62, "PMU_HALT_ERROR", v1::RESET_GPU},
    XidFacts{63, "INFOROM_DRAM_RETIREMENT_EVENT", v1::WATCH_TREND},
    XidFacts{64, "INFOROM_DRAM_RETIREMENT_FAILURE", v1::RESET_GPU},
    XidFacts{74, "NVLINK_ERROR", v1::RESET_GPU},
    XidFacts{79, "ROBUST_CHANNEL_GPU_HAS_FALLEN_OFF_THE_BUS", v1::RESTART_NODE},
    XidFacts{80, "PBDMA_PUSHBUFFER_CRC_MISMATCH", v1::RESTART_APPLICATION},
    XidFacts{92, "EXCESSIVE_SBE_INTERRUPTS", v1::WATCH_TREND},
    XidFacts{93, "INFOROM_ERASE_LIMIT_EXCEEDED", v1::WATCH_TREND},
    XidFacts{94, "ROBUST_CHANNEL_CONTAINED_ERROR", v1::RESTART_APPLICATION},
    XidFacts{95, "ROBUST_CHANNEL_UNCONTAINED_ERROR", v1::RESET_GPU},
    XidFacts{106, "SMBPBI_TEST_MESSAGE", v1::IGNORE},
    XidFacts{107, "SMBPBI_TEST_MESSAGE_SILENT", v1::IGNORE},
    XidFacts{119, "GSP_RPC_TIMEOUT", v1::RESET_GPU},
    XidFacts{120, "GSP_ERROR", v1::RESET_GPU},
    XidFacts{121, "C2C_ERROR", v1::WATCH_TREND},
    XidFacts{140, "UNRECOVERABLE_ECC_ERROR_ESCAPE", v1::RESET_GPU},
    XidFacts{154, "GPU_RECOVERY_ACTION_CHANGED", v1::IGNORE},
    XidFacts{155, "NVLINK_SW_DEFINED_ERROR", v1::RESET_GPU},
    XidFacts{156, "RESOURCE_RETIREMENT_EVENT", v1::RESET_GPU},
    XidFacts{157, "RESOURCE_RETIREMENT_FAILURE", v1::WATCH_TREND},
};

} // namespace

XidFacts factsOfXid(int xid) {
    const auto *const found =
        std::find_if(Catalog.begin(), Catalog.end(), [&](const auto &row) { return row.xid == xid; });
    return found == Catalog.end() ? XidFacts{xid, {}, v1::XID_ACTION_UNSPECIFIED} : *found;
}

v1::HealthSeverity severityOfXid(int xid) {
    switch (factsOfXid(xid).action) {
    case v1::RESET_GPU:
    case v1::RESTART_NODE:
    case v1::CONTACT_VENDOR:
        return v1::CRITICAL;
    case v1::IGNORE:
        return v1::HEALTHY;
    default:
        return v1::NOTICE;
    }
}

} // namespace fleet
