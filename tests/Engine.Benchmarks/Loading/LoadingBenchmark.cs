using System.Globalization;
using System.Text;
using Engine.Simulation;
using Engine.Tests.Runtime.Configuration;

namespace Engine.Benchmarks.Loading;

/// <summary>
/// A large project, 500 mappings with 2,000 rules and 102 crosswalks of 200 rows: how long the engine checks it, how long the service needs to be
/// ready, and how long a change of one mapping until it is in force. Each is a process of its own.
/// </summary>
internal sealed class LoadingBenchmark : Benchmark
{
    private const int Mappings = 500;
    private const int Rounds = 5;
    private const int Changes = 5;
    private const string Built = "engine/Engine.App/bin/Release/net10.0";

    public override string Summary => "lint, service start and reload of a large project, the engine as built and as published";

    public override int Run()
    {
        var engines = new[] { ("as built", $"{Built}/engine"), ("as published", $"{Built}/linux-x64/publish/engine") }
            .Select(engine => (Name: engine.Item1, Path: Repository.PathOf(engine.Item2), Samples: new List<LoadingSample>()))
            .Where(engine => File.Exists(engine.Path))
            .ToList();
        if (engines.Count == 0)
        {
            Console.Error.WriteLine("Skipped: there is no engine. Run: dotnet build engine/Engine.App -c Release");
            return 2;
        }

        var folder = Directory.CreateTempSubdirectory("engine-bench-");
        try
        {
            Write(folder.FullName);
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var engine in engines)
                {
                    engine.Samples.Add(Measure(engine.Path, folder.FullName));
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Print(engines.Select(engine => (engine.Name, engine.Samples)));
        return 0;
    }

    private static LoadingSample Measure(string engine, string folder)
    {
        var lint = EngineProcess.Lint(engine, folder);
        using var service = EngineProcess.Serve(engine, folder, out var ready);
        var mapping = Path.Combine(folder, "mappings/big/m7.yaml");
        var changes = Enumerable.Range(0, Changes).Select(_ => service.TimeToNextRevision(() => File.AppendAllText(mapping, "# changed\n"))).Order().ToList();
        return new LoadingSample(lint.Wall, lint.Cpu, lint.PeakBytes, ready, changes[Changes / 2], service.PeakBytes);
    }

    private static void Write(string folder)
    {
        foreach (var (path, text) in LargeFolder.Files(Mappings))
        {
            var full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }
    }

    private static void Print(IEnumerable<(string Name, List<LoadingSample> Samples)> engines)
    {
        var text = new StringBuilder($"loading {Mappings} mappings, medians of {Rounds}; {Environment.ProcessorCount} processors, .NET {Environment.Version}\n\n");
        text.Append("| the engine | lint s | CPU s | peak MB | service ready s | change in force ms | service peak MB |\n| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var (name, samples) in engines)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {Middle(one => one.Lint.TotalSeconds):F2} | {Middle(one => one.LintCpu.TotalSeconds):F2} | {Middle(one => one.LintPeakBytes / 1e6):F0} | {Middle(one => one.Ready.TotalSeconds):F2} | {Middle(one => one.Change.TotalMilliseconds):F0} | {Middle(one => one.ServicePeakBytes / 1e6):F0} |\n");
            double Middle(Func<LoadingSample, double> of) => samples.Select(of).Order().ElementAt(samples.Count / 2);
        }

        Table.Write(text);
    }
}
