using System.Diagnostics;
using System.Globalization;
using System.Text;
using Engine.Core.Sources.Bank;
using Engine.Core.Sources.Files;
using NodaTime;

namespace Engine.Benchmarks.Bank;

/// <summary>100,000 entries of each format from the bytes of the file to events, as the file intake reads them: envelope, card numbers, identity and all.</summary>
internal sealed class BankBenchmark : Benchmark
{
    private const int Entries = 100_000;

    public override string Summary => "100,000 entries of banks' files: bytes to events, time, memory";

    public override int Run()
    {
        var text = new StringBuilder($"Files of banks, {Entries} entries each; {Environment.ProcessorCount} processors, .NET {Environment.Version}\n\n");
        text.Append("| | MB | seconds | CPU seconds | MB a second | bytes allocated an entry | most live, file included (MB) | working set at most (MB) |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        var isRight = true;
        foreach (var (name, format, make) in BankFiles.All)
        {
            isRight &= Measure(text, name, format, make);
        }

        Table.Write(text);
        return isRight ? 0 : 1;
    }

    private static bool Measure(StringBuilder text, string name, string format, Func<int, ReadOnlyMemory<byte>> make)
    {
        var rule = new FileRule(format, "", null, null, BankRule.Default with { Currency = "USD" });
        _ = Read(rule, make(1000), out _);
        var bytes = make(Entries);
        ForgetPeak();
        var (cpu, allocated, watch) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        var payments = Read(rule, bytes, out var live);
        var (seconds, cpuSeconds) = (watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {name} | {bytes.Length / 1e6:F1} | {seconds:F2} | {cpuSeconds:F2} | {bytes.Length / 1e6 / seconds:F0} | {allocated / Entries} | {live / 1e6:F0} | {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} |\n");
        return payments == Entries;
    }

    // What making the file took is not the reader's: it is given back, and on Linux the peak of the working set begins anew.
    private static void ForgetPeak()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText("/proc/self/clear_refs", "5");
        }
    }

    /// <summary>How many payments there are, and how much was alive at most, looked at now and then.</summary>
    private static int Read(FileRule rule, ReadOnlyMemory<byte> bytes, out long live)
    {
        var content = new FileContent("bank", bytes, "00", new DateTimeOffset(2026, 1, 17, 0, 0, 0, TimeSpan.Zero), DateTimeZone.Utc);
        var (payments, events) = (0, 0);
        live = 0;
        foreach (var one in FileEvents.Read(content, rule))
        {
            if (one is FileEvent.Bad bad)
            {
                Console.Error.WriteLine($"line {bad.Line}: {bad.Code} {bad.Message}");
                return -1;
            }

            var read = ((FileEvent.Row)one).Reading.Event;
            payments += read.Type == BankEvents.PaymentReceived ? 1 : 0;
            read.Release();
            live = ++events % 1000 == 0 ? Math.Max(live, GC.GetTotalMemory(forceFullCollection: false)) : live;
        }

        return payments;
    }
}
