// What exporters and engines write, and what it means to us.
#include "tests/backend/telemetry/vocabulary/said.h"

namespace telemetry {

namespace {

Readings read(std::string_view text, ExpositionFormat format = ExpositionFormat::Text) {
    static const Vocabulary vocabulary;
    Interpreter interpreter(vocabulary);
    auto readings = interpreter.read(text, format, Noon);
    EXPECT_EQ(readings.report.broken, 0u);
    return readings;
}

constexpr auto DcgmOld = R"(# HELP DCGM_FI_DEV_SM_CLOCK SM clock frequency (in MHz).
# TYPE DCGM_FI_DEV_SM_CLOCK gauge
DCGM_FI_DEV_SM_CLOCK{gpu="0",UUID="GPU-aa",device="nvidia0",modelName="NVIDIA H100 80GB HBM3",Hostname="n1",container="c",namespace="ns",pod="p"} 1980
DCGM_FI_DEV_SM_CLOCK{gpu="1",UUID="GPU-bb",device="nvidia1",modelName="NVIDIA H100 80GB HBM3",Hostname="n1"} 345
# TYPE DCGM_FI_DEV_GPU_TEMP gauge
DCGM_FI_DEV_GPU_TEMP{gpu="0",UUID="GPU-aa",device="nvidia0",modelName="NVIDIA H100 80GB HBM3",Hostname="n1",container="c",namespace="ns",pod="p"} 61
DCGM_FI_DEV_GPU_TEMP{gpu="1",UUID="GPU-bb",device="nvidia1",modelName="NVIDIA H100 80GB HBM3",Hostname="n1"} 33
# TYPE DCGM_FI_DEV_MEMORY_TEMP gauge
DCGM_FI_DEV_MEMORY_TEMP{gpu="0",UUID="GPU-aa",device="nvidia0",modelName="NVIDIA H100 80GB HBM3",Hostname="n1",container="c",namespace="ns",pod="p"} 9223372036854775794
DCGM_FI_PROF_SM_ACTIVE{gpu="0",UUID="GPU-aa",device="nvidia0",modelName="NVIDIA H100 80GB HBM3",Hostname="n1",container="c",namespace="ns",pod="p"} 0.834500
DCGM_FI_PROF_PIPE_TENSOR_ACTIVE{gpu="0",UUID="GPU-aa",device="nvidia0",modelName="NVIDIA H100 80GB HBM3",Hostname="n1",container="c",namespace="ns",pod="p"} 0.5
DCGM_FI_DEV_FB_FREE{gpu="0",UUID="GPU-aa",device="nvidia0",modelName="NVIDIA H100 80GB HBM3",Hostname="n1",container="c",namespace="ns",pod="p"} 20000
DCGM_FI_DEV_FB_USED{gpu="0",UUID="GPU-aa",device="nvidia0",modelName="NVIDIA H100 80GB HBM3",Hostname="n1",container="c",namespace="ns",pod="p"} 60000
DCGM_FI_DEV_FB_USED{gpu="1",UUID="GPU-bb",device="nvidia1",modelName="NVIDIA H100 80GB HBM3",Hostname="n1"} 40000
DCGM_FI_DEV_FB_FREE{gpu="1",UUID="GPU-bb",device="nvidia1",modelName="NVIDIA H100 80GB HBM3",Hostname="n1"} 30000
DCGM_FI_DEV_FB_RESERVED{gpu="1",UUID="GPU-bb",device="nvidia1",modelName="NVIDIA H100 80GB HBM3",Hostname="n1"} 10000
DCGM_FI_PROF_PCIE_TX_BYTES{gpu="0",UUID="GPU-aa",device="nvidia0",modelName="NVIDIA H100 80GB HBM3",Hostname="n1",container="c",namespace="ns",pod="p"} 1500000000
DCGM_FI_PROF_PCIE_RX_BYTES{gpu="0",UUID="GPU-aa",device="nvidia0",modelName="NVIDIA H100 80GB HBM3",Hostname="n1",container="c",namespace="ns",pod="p"} 500000000
DCGM_FI_PROF_PCIE_TX_BYTES{gpu="1",UUID="GPU-bb",device="nvidia1",modelName="NVIDIA H100 80GB HBM3",Hostname="n1"} 7
)";

TEST(Exporters, DcgmSpeaksOfGpusByUuid) {
    const auto readings = read(DcgmOld);
    ASSERT_EQ(readings.subjects.size(), 2u);
    const auto &first = readings.subjects[0];
    EXPECT_EQ(first.uuid, "GPU-aa");
    EXPECT_EQ(first.index, "0");
    EXPECT_EQ(first.host, "n1");
    EXPECT_EQ(first.product, "NVIDIA H100 80GB HBM3");
    EXPECT_EQ(first.nameSpace + "/" + first.pod + "/" + first.container, "ns/p/c");
    EXPECT_TRUE(readings.subjects[1].pod.empty());
}

TEST(Exporters, DcgmsUnitsBecomeOurs) {
    const auto readings = read(DcgmOld);
    EXPECT_EQ(said(readings, "GPU-aa", v1::SM_CLOCK), 1980);
    EXPECT_EQ(said(readings, "GPU-bb", v1::GPU_TEMPERATURE), 33);
    EXPECT_FLOAT_EQ(said(readings, "GPU-aa", v1::SM_ACTIVE), 83.45f);
    EXPECT_FLOAT_EQ(said(readings, "GPU-aa", v1::TENSOR_ACTIVE), 50);
    EXPECT_FLOAT_EQ(said(readings, "GPU-aa", v1::MEMORY_USED), 75);
    EXPECT_FLOAT_EQ(said(readings, "GPU-bb", v1::MEMORY_USED), 50) << "the reserved part counts as room";
    EXPECT_FLOAT_EQ(said(readings, "GPU-aa", v1::PCIE_THROUGHPUT), 2);
    EXPECT_EQ(findValue(readings, "GPU-aa", v1::SM_CLOCK)->milliseconds, Noon);
}

TEST(Exporters, WhatIsBlankOrHalfIsNotReportedAndWhatIsLeftOutIsNotSaid) {
    const auto readings = read(DcgmOld);
    EXPECT_EQ(said(readings, "GPU-aa", v1::MEMORY_TEMPERATURE), -1);
    EXPECT_EQ(said(readings, "GPU-bb", v1::PCIE_THROUGHPUT), -1) << "only what is sent is known";
    EXPECT_EQ(said(readings, "GPU-bb", v1::SM_ACTIVE), -2);
    EXPECT_EQ(readings.impossible, 0u);
}

TEST(Exporters, DcgmsNewSpellingOfTheHostMeansTheSame) {
    const auto readings = read("DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-aa\",hostname=\"n1\"} 40\n"
                               "DCGM_FI_DEV_POWER_USAGE{gpu=\"0\",UUID=\"GPU-aa\",Hostname=\"n1\"} 300\n");
    ASSERT_EQ(readings.subjects.size(), 1u);
    EXPECT_EQ(readings.subjects[0].host, "n1");
    EXPECT_EQ(readings.values.size(), 2u);
}

TEST(Exporters, DcgmsPartsOfAGpuAreTheirOwn) {
    const auto readings =
        read("DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu=\"0\",UUID=\"GPU-aa\",GPU_I_PROFILE=\"1g.10gb\",GPU_I_ID=\"7\"} 0.25\n"
             "DCGM_FI_PROF_GR_ENGINE_ACTIVE{gpu=\"0\",UUID=\"GPU-aa\",GPU_I_PROFILE=\"2g.20gb\",GPU_I_ID=\"3\"} 0.5\n"
             "DCGM_FI_DEV_GPU_TEMP{gpu=\"0\",UUID=\"GPU-aa\"} 50\n");
    ASSERT_EQ(readings.subjects.size(), 3u);
    EXPECT_EQ(readings.subjects[0].instance, "7");
    EXPECT_EQ(readings.subjects[0].profile, "1g.10gb");
    EXPECT_EQ(readings.subjects[1].instance, "3");
    EXPECT_EQ(readings.subjects[2].instance, "");
}

TEST(Exporters, AGpuThatSeveralHoldersShareIsOne) {
    const auto readings = read("DCGM_FI_DEV_GPU_UTIL{UUID=\"GPU-aa\",pod=\"p1\"} 40\n"
                               "DCGM_FI_DEV_GPU_UTIL{UUID=\"GPU-aa\",pod=\"p2\"} 40\n"
                               "DCGM_FI_DEV_PCIE_REPLAY_COUNTER{UUID=\"GPU-aa\",pod=\"p1\"} 3\n"
                               "DCGM_FI_DEV_PCIE_REPLAY_COUNTER{UUID=\"GPU-aa\",pod=\"p2\"} 3\n");
    EXPECT_EQ(readings.subjects.size(), 1u);
    EXPECT_EQ(readings.values.size(), 1u);
    EXPECT_EQ(said(readings, "GPU-aa", v1::GPU_UTILIZATION), 40);
    EXPECT_EQ(readings.signals.size(), 1u);
}

TEST(Exporters, HealthIsAStreamOfItsOwn) {
    const auto readings =
        read("DCGM_FI_DEV_XID_ERRORS{UUID=\"GPU-aa\",err_code=\"79\",err_msg=\"GPU has fallen off the bus\"} 79\n"
             "DCGM_EXP_XID_ERRORS_COUNT{UUID=\"GPU-aa\",window_size_in_ms=\"300000\",xid=\"31\"} 2\n"
             "DCGM_EXP_XID_ERRORS_COUNT{UUID=\"GPU-aa\",window_size_in_ms=\"300000\",xid=\"79\"} 1\n"
             "DCGM_FI_DEV_ECC_DBE_VOL_TOTAL{UUID=\"GPU-aa\"} 0\n"
             "DCGM_FI_DEV_ECC_SBE_VOL_TOTAL{UUID=\"GPU-aa\"} 9223372036854775794\n"
             "DCGM_FI_DEV_ROW_REMAP_FAILURE{UUID=\"GPU-aa\"} 1\n"
             "DCGM_FI_DEV_POWER_VIOLATION{UUID=\"GPU-aa\"} -5\n"
             "DCGM_EXP_CLOCK_EVENTS_COUNT{UUID=\"GPU-aa\",clock_event=\"sw_thermal_slowdown\"} 4\n");
    EXPECT_TRUE(readings.values.empty());
    EXPECT_EQ(findSignal(readings, "GPU-aa", HealthSignal::LastXid)->value, 79);
    EXPECT_EQ(findSignal(readings, "GPU-aa", HealthSignal::XidCount, "31")->value, 2);
    EXPECT_EQ(findSignal(readings, "GPU-aa", HealthSignal::XidCount, "79")->value, 1);
    EXPECT_EQ(findSignal(readings, "GPU-aa", HealthSignal::EccUncorrected)->value, 0);
    EXPECT_EQ(findSignal(readings, "GPU-aa", HealthSignal::EccCorrected)->value, std::nullopt);
    EXPECT_EQ(findSignal(readings, "GPU-aa", HealthSignal::RowRemapFailed)->value, 1);
    EXPECT_EQ(findSignal(readings, "GPU-aa", HealthSignal::PowerViolation)->value, std::nullopt);
    EXPECT_EQ(findSignal(readings, "GPU-aa", HealthSignal::ClockEventCount, "sw_thermal_slowdown")->value, 4);
    EXPECT_EQ(readings.impossible, 1u);
}

TEST(Exporters, AmdsNamesAreKnown) {
    const auto readings = read(
        R"(gpu_gfx_activity{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX"} 37
gpu_junction_temperature{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX"} 71
gpu_average_package_power{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX"} 65535
gpu_package_power{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX"} 512
gpu_used_vram{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX"} 49152
gpu_total_vram{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX"} 196608
gpu_clock{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX",clock_index="0",clock_type="GPU_CLOCK_TYPE_SYSTEM"} 2100
gpu_clock{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX",clock_index="1",clock_type="GPU_CLOCK_TYPE_SYSTEM"} 1300
gpu_clock{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX",clock_index="9",clock_type="GPU_CLOCK_TYPE_MEMORY"} 900
pcie_bandwidth{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX"} 16000
gpu_ecc_uncorrect_total{card_model="MI300X",gpu_id="0",hostname="n2",serial_number="692",gpu_partition_id="0",gpu_compute_partition_type="SPX"} 2
)");
    ASSERT_EQ(readings.subjects.size(), 1u);
    EXPECT_EQ(readings.subjects[0].product, "MI300X");
    EXPECT_EQ(readings.subjects[0].instance, "");
    EXPECT_EQ(said(readings, "0", v1::GPU_UTILIZATION), 37);
    EXPECT_EQ(said(readings, "0", v1::GPU_TEMPERATURE), 71);
    EXPECT_EQ(said(readings, "0", v1::POWER_DRAW), 512);
    EXPECT_FLOAT_EQ(said(readings, "0", v1::MEMORY_USED), 25);
    EXPECT_EQ(said(readings, "0", v1::SM_CLOCK), 1300) << "the slowest of its dies";
    EXPECT_FLOAT_EQ(said(readings, "0", v1::PCIE_THROUGHPUT), 2);
    EXPECT_EQ(findSignal(readings, "0", HealthSignal::EccUncorrected)->value, 2);
}

TEST(Exporters, NvidiaSmisNamesAreKnown) {
    const auto readings = read(R"(nvidia_smi_utilization_gpu_ratio{uuid="df6e7a7c-7314-46f8-abc4-b88b36dcf3aa"} 0.42
nvidia_smi_clocks_current_sm_clock_hz{uuid="df6e7a7c-7314-46f8-abc4-b88b36dcf3aa"} 1.98e+09
nvidia_smi_memory_used_bytes{uuid="df6e7a7c-7314-46f8-abc4-b88b36dcf3aa"} 6.442450944e+09
nvidia_smi_memory_total_bytes{uuid="df6e7a7c-7314-46f8-abc4-b88b36dcf3aa"} 2.5769803776e+10
nvidia_smi_power_draw_watts{uuid="df6e7a7c-7314-46f8-abc4-b88b36dcf3aa"} 77.5
)");
    const auto *uuid = "GPU-df6e7a7c-7314-46f8-abc4-b88b36dcf3aa";
    EXPECT_FLOAT_EQ(said(readings, uuid, v1::GPU_UTILIZATION), 42);
    EXPECT_FLOAT_EQ(said(readings, uuid, v1::SM_CLOCK), 1980);
    EXPECT_FLOAT_EQ(said(readings, uuid, v1::MEMORY_USED), 25);
    EXPECT_FLOAT_EQ(said(readings, uuid, v1::POWER_DRAW), 77.5);
}

TEST(Exporters, EnginesSpeakOneLanguage) {
    const auto vllm = read("vllm:num_requests_running{engine=\"0\",model_name=\"m\"} 3.0\n"
                           "vllm:num_requests_waiting{engine=\"0\",model_name=\"m\"} 1.0\n"
                           "vllm:kv_cache_usage_perc{engine=\"0\",model_name=\"m\"} 0.25\n"
                           "vllm:num_requests_running{engine=\"1\",model_name=\"m\"} 5.0\n");
    ASSERT_EQ(vllm.subjects.size(), 2u);
    EXPECT_FALSE(vllm.subjects[0].isGpu());
    EXPECT_EQ(vllm.subjects[0].model, "m");
    EXPECT_EQ(said(vllm, "0", v1::REQUESTS_RUNNING), 3);
    EXPECT_EQ(said(vllm, "1", v1::REQUESTS_RUNNING), 5);
    EXPECT_EQ(said(vllm, "0", v1::KV_CACHE_USED), 25);
    const auto older = read("vllm:gpu_cache_usage_perc{model_name=\"m\"} 0.5\n");
    EXPECT_EQ(said(older, "", v1::KV_CACHE_USED), 50);
    const auto sglang = read("sglang:num_queue_reqs{model_name=\"m\"} 4\nsglang:token_usage{model_name=\"m\"} 0.1\n");
    EXPECT_EQ(said(sglang, "", v1::REQUESTS_WAITING), 4);
    EXPECT_FLOAT_EQ(said(sglang, "", v1::KV_CACHE_USED), 10);
    const auto llama = read("llamacpp:requests_processing 1\nllamacpp:requests_deferred 2\n");
    EXPECT_EQ(said(llama, "", v1::REQUESTS_RUNNING), 1);
    EXPECT_EQ(said(llama, "", v1::REQUESTS_WAITING), 2);
    const auto tgi = read("tgi_batch_current_size 8\ntgi_queue_size 0\n");
    EXPECT_EQ(said(tgi, "", v1::REQUESTS_RUNNING), 8);
    EXPECT_EQ(said(tgi, "", v1::REQUESTS_WAITING), 0);
}

} // namespace

} // namespace telemetry
