using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Engine.App.Demo;
using Engine.Simulation.Kill;

namespace Engine.Simulation.Intake;

/// <summary>
/// Signed webhooks against the real service and, in turns, against the reference programs of <c>../shared/bench/peers/ingest</c>: 64
/// connections of wrk, bodies of 4.4 kB, every answer after the disk has it. NetSuite is away, so that nothing but the intake is measured.
/// </summary>
internal sealed class IntakeRun(int rounds, int seconds)
{
    private const int ReferencePort = 18080;
    private const string ReferencePath = "/webhook";
    private const string Secret = "whsec_test_secret";
    private const string Reference = "sqlite-group";
    private const string Ours = "engine";

    private static readonly Uri Nowhere = new("http://127.0.0.1:9");
    private static readonly ImmutableArray<string> Programs = [Reference, "log-group", Ours];

    /// <summary>Plays it and prints a table of medians.</summary>
    /// <returns>Whether all that was answered with 200 is in the store.</returns>
    public async Task<bool> PlayAsync(TextWriter output)
    {
        if (Repository.Bench is not { } bench || !await Wrk.IsThereAsync())
        {
            output.WriteLine("Skipped: this needs wrk, and the reference programs in ../shared/bench beside the repository.");
            return true;
        }

        var folder = Directory.CreateTempSubdirectory("engine-intake-");
        var sources = Path.Combine(bench, "peers", "ingest");
        var reference = await BuildAsync(sources, folder.FullName);
        var samples = new List<(string Name, WrkResult Result)>();
        for (var round = 0; round < rounds; round++)
        {
            // Each is first once: what ran before leaves the memory of the machine as it likes.
            foreach (var name in Programs.Skip(round % Programs.Length).Concat(Programs.Take(round % Programs.Length)))
            {
                samples.Add((name, name == Ours ? await MeasureEngineAsync(sources, folder.FullName) : await MeasureReferenceAsync(reference, name, sources, folder.FullName)));
            }
        }

        folder.Delete(recursive: true);
        Print(output, samples);
        return samples.TrueForAll(sample => sample.Result.Lost == 0 && sample.Result.Bad == 0);
    }

    private async Task<WrkResult> MeasureReferenceAsync(string program, string name, string sources, string folder)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, "reference")).FullName;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, name, data, ReferencePort.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var result = await Wrk.MeasureAsync(process, new Uri($"http://127.0.0.1:{ReferencePort}{ReferencePath}"), sources, folder, seconds);
        process.Kill();
        await process.WaitForExitAsync();
        Directory.Delete(data, recursive: true);
        return result;
    }

    private async Task<WrkResult> MeasureEngineAsync(string sources, string folder)
    {
        await using var service = new MortalService(DemoKeys.Create() with { WebhookSecret = Secret }, Nowhere) { IsInstalled = true };
        await service.StartAsync();
        using var process = Process.GetProcessById(service.ProcessId);
        var result = await Wrk.MeasureAsync(process, new Uri(service.Address, "/webhooks/acme/stripe"), sources, folder, seconds);
        return result with { Lost = Math.Max(0, result.Acknowledged - (await service.StatesAsync()).Values.Sum()) };
    }

    private static async Task<string> BuildAsync(string sources, string folder)
    {
        var copy = Path.Combine(folder, "source");
        Clients.Copy(Path.Combine(sources, "cs"), copy);
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["build", copy, "-c", "Release", "-o", Path.Combine(folder, "bin")]) { RedirectStandardOutput = true })!;
        await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        return Path.Combine(folder, "bin", "Ingest.dll");
    }

    private static void Print(TextWriter output, List<(string Name, WrkResult Result)> samples)
    {
        output.WriteLine("| | per second (median) | p99 ms | CPU µs each | MB | turned away | not in the store |\n| --- | --- | --- | --- | --- | --- | --- |");
        foreach (var of in samples.GroupBy(sample => sample.Name, sample => sample.Result).OrderBy(of => Programs.IndexOf(of.Key)))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {of.Key} | {Middle(of.Select(one => one.PerSecond)):0} | {Middle(of.Select(one => one.P99Milliseconds)):0.0} | {Middle(of.Select(one => one.CpuMicroseconds)):0} | {of.Max(one => one.Megabytes)} | {of.Sum(one => one.Bad)} | {of.Sum(one => one.Lost)} |"));
        }

        output.WriteLine(Ratios(samples));
    }

    /// <summary>Of each round by itself, since the machine is faster in one than in another.</summary>
    private static string Ratios(List<(string Name, WrkResult Result)> samples)
    {
        var ratios = Rates(Ours).Zip(Rates(Reference), (ours, theirs) => ours / theirs).ToList();
        var each = string.Join(", ", ratios.Select(ratio => ratio.ToString("0.00", CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"{Ours} to {Reference}, round by round: {each}; median {Middle(ratios):0.00}");

        IEnumerable<double> Rates(string name) => samples.Where(sample => sample.Name == name).Select(sample => sample.Result.PerSecond);
    }

    private static double Middle(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;
}
