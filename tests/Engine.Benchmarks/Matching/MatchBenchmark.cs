using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Engine.Benchmarks.Matching;

/// <summary>
/// The rules of workload-match on a million open invoices, beside the hand-written matcher for them: each in processes of its own, in turns. Then
/// the engine alone on a quarter, a half and all of the data.
/// </summary>
internal sealed class MatchBenchmark : Benchmark
{
    private const int Rounds = 3;
    private const string Repetitions = "7";

    public override string Summary => "50,000 payments against 1,000,000 open invoices, beside the hand-written matcher";

    public override int Run()
    {
        if (BenchFolder.Find("workload-match") is not { } workload || BenchFolder.Find(Path.Combine("peers", "match", "cs")) is not { } peer)
        {
            return 2;
        }

        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), "engine-bench-match")).FullName;
        var matcher = BuildPeer(peer, Path.Combine(folder, "peer"));
        var data = Generate(workload, folder, 1_000_000);
        var samples = new Dictionary<string, List<JsonElement>>();
        for (var round = 0; round < Rounds; round++)
        {
            Keep(samples, Ask("dotnet", matcher, "indexed", data, Repetitions));
            Keep(samples, Ask(Environment.ProcessPath!, "match-once", data, Repetitions));
            Keep(samples, Ask(Environment.ProcessPath!, "match-once", data, Repetitions, "explained"));
        }

        var isRight = Print(samples);
        Console.WriteLine("\n| open invoices | payments | index ms | match ms | µs a payment |\n| ---: | ---: | ---: | ---: | ---: |");
        foreach (var size in (int[])[250_000, 500_000, 1_000_000])
        {
            var row = Ask(Environment.ProcessPath!, "match-once", Generate(workload, folder, size), Repetitions);
            var (payments, match) = (row.GetProperty("payments").GetInt32(), Number(row, "matchMs"));
            isRight &= row.GetProperty("diffs").GetInt32() == 0;
            Console.WriteLine(FormattableString.Invariant($"| {size} | {payments} | {Number(row, "indexMs"):F0} | {match:F0} | {match * 1000 / payments:F2} |"));
        }

        return isRight ? 0 : 1;
    }

    private static bool Print(Dictionary<string, List<JsonElement>> samples)
    {
        Console.WriteLine("| | load ms | index ms | match ms | index and match | memory MB | different answers |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
        var first = 0.0;
        foreach (var (name, rows) in samples)
        {
            double Middle(string member) => rows.Select(row => Number(row, member)).Order().ElementAt(rows.Count / 2);
            var both = Middle("indexMs") + Middle("matchMs");
            first = first == 0 ? both : first;
            Console.WriteLine(FormattableString.Invariant(
                $"| {name} | {Middle("loadMs"):F0} | {Middle("indexMs"):F0} | {Middle("matchMs"):F0} | {both:F0} ({both / first:F2} ×) | {Middle("hwmMB"):F0} | {Middle("diffs"):F0} |"));
        }

        return samples.Values.SelectMany(rows => rows).All(row => row.GetProperty("diffs").GetInt32() == 0);
    }

    private static void Keep(Dictionary<string, List<JsonElement>> samples, JsonElement row)
    {
        var name = row.GetProperty("peer").GetString()!;
        if (!samples.TryGetValue(name, out var rows))
        {
            samples.Add(name, rows = []);
        }

        rows.Add(row);
    }

    private static double Number(JsonElement row, string member) => row.GetProperty(member).GetDouble();

    private static string Generate(string workload, string folder, int invoices)
    {
        var path = Path.Combine(folder, invoices.ToString(CultureInfo.InvariantCulture));
        if (!File.Exists(Path.Combine(path, "truth.csv")))
        {
            Console.Error.WriteLine($"making {invoices} invoices…");
            string[] sizes = ["--invoices", $"{invoices}", "--payments", $"{invoices / 20}", "--customers", $"{invoices / 20}"];
            Execute("node", ["--max-old-space-size=4096", Path.Combine(workload, "generate.mjs"), "--out", path, .. sizes]);
        }

        return path;
    }

    // The folder beside the repository may not be written to.
    private static string BuildPeer(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var file in Directory.GetFiles(source))
        {
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        }

        Execute("dotnet", ["build", target, "-c", "Release", "-v", "quiet"]);
        return Path.Combine(target, "bin", "Release", "net10.0", "Match.dll");
    }

    private static JsonElement Ask(string program, params string[] arguments) => JsonDocument.Parse(Execute(program, arguments)).RootElement;

    private static string Execute(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 || output.StartsWith('{') ? output : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
