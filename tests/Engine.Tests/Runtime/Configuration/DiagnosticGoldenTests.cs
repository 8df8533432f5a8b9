using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;
using Engine.Runtime.Configuration;
using Engine.Tests.Runtime.Scripts;

namespace Engine.Tests.Runtime.Configuration;

/// <summary>
/// Each code that <c>engine lint</c> can report has a folder <c>tests/specs/diagnostics/CODE</c>: a project that provokes it, and the exact text that
/// must come of it. <c>ENGINE_WRITE_GOLDENS=1</c> writes the texts instead of comparing them. Alone, since a script that kills its process
/// is killed by the clock instead where other tests hold the machine.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class DiagnosticGoldenTests
{
    private static readonly bool write = Environment.GetEnvironmentVariable("ENGINE_WRITE_GOLDENS") == "1";

    /// <summary>Areas whose trouble comes from events, NetSuite, specs that run, or the machine, never from reading the configuration.</summary>
    private static readonly string[] atRunTime = ["EVT00", "EVT01", "EVT1", "NET", "RUN", "BNK", "SPC001", "SPC002", "SPC003", "SPC1", "EXP1", "FUN1", "MAP2", "MAT02", "MAT03", "MAT04", "SCR1"];

    /// <summary>What the schema of rule files says first, in its own words; <c>engine rules eval</c> and other callers without schemas report the code.</summary>
    private static readonly string[] saidBySchema = ["RUL001", "RUL005", "RUL008", "RUL014", "MAT001", "MAT003"];

    public static TheoryData<string> Codes => [.. Known];

    private static IEnumerable<string> All => DiagnosticCatalog
        .Of(typeof(ConfigurationCodes).Assembly, typeof(ConfigurationLoader).Assembly, typeof(Engine.App.Commands.LintCommand).Assembly)
        .Select(code => code.Id);

    private static IEnumerable<string> Known => All
        .Where(code => !atRunTime.Any(area => code.StartsWith(area, StringComparison.Ordinal)));

    [Fact]
    public void No_two_codes_have_one_id()
    {
        Assert.All(All, id => Assert.Matches("^[A-Z]{3}[0-9]{3}$", id));
        Assert.Equal([], All.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Every_area_that_is_said_to_come_only_at_run_time_has_codes() =>
        Assert.All(atRunTime, area => Assert.Contains(All, id => id.StartsWith(area, StringComparison.Ordinal)));

    [Fact]
    public void Every_golden_is_of_a_code_that_lint_can_report()
    {
        var known = Known.ToList();
        Assert.DoesNotContain(Directory.GetDirectories(Repository.PathOf("tests/specs/diagnostics")), folder => !known.Contains(Path.GetFileName(folder)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_bad_input_and_gives_exactly_the_expected_text(string code)
    {
        var folder = Repository.PathOf($"tests/specs/diagnostics/{code}");
        Assert.True(Directory.Exists(folder), $"tests/specs/diagnostics/{code} is missing: write a project that provokes {code}.");

        using var made = Made(code);
        // Goldens of files, schemas and layers hold no more than these need; the rest of them would not compile.
        var isOfFiles = code.StartsWith("CFG", StringComparison.Ordinal) || code.StartsWith("XWK", StringComparison.Ordinal);
        var loaded = code == "CFG077" ? ConfigurationLoader.Load(folder, environment: "sandbx")
            : isOfFiles ? ConfigurationLoader.Check(made?.Path ?? folder)
            : ConfigurationLoader.Load(folder);
        var text = new TextFormat().Render(loaded.Findings, loaded.Texts, FindingStyle.Plain);
        var expected = Path.Combine(folder, "expected.txt");
        if (write)
        {
            File.WriteAllText(expected, text);
        }

        var wanted = saidBySchema.Contains(code) ? "CFG04" : code;
        Assert.Contains(loaded.Findings, finding => finding.Code.Id.StartsWith(wanted, StringComparison.Ordinal));
        Assert.Equal(File.ReadAllText(expected), text);
        Assert.DoesNotContain("Canary", text);
    }

    /// <summary>Input that is too large to keep.</summary>
    private static TemporaryFolder? Made(string code) => code == "CFG002"
        ? new TemporaryFolder()
            .With("mappings/acme/client.yaml", "client: acme\ntimeZone: Europe/Berlin\nbaseCurrency: EUR\n")
            .With("mappings/acme/invoice.yaml", "# " + new string('x', ConfigurationLimits.FileBytes))
        : null;
}
