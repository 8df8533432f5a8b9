using Engine.Core.Configuration;
using Engine.Core.Diagnostics;
using Engine.Core.Diagnostics.Formats;
using Engine.Runtime.Configuration;

namespace Engine.Tests.Runtime.Configuration;

/// <summary>
/// Each code of the configuration has a folder <c>tests/specs/diagnostics/CODE</c>: a project that provokes it, and the exact text that must come
/// of it. <c>ENGINE_WRITE_GOLDENS=1</c> writes the texts instead of comparing them.
/// </summary>
public sealed class DiagnosticGoldenTests
{
    private static readonly bool write = Environment.GetEnvironmentVariable("ENGINE_WRITE_GOLDENS") == "1";

    public static TheoryData<string> Codes
    {
        get
        {
            var known = DiagnosticCatalog.Of(typeof(ConfigurationCodes).Assembly, typeof(ConfigurationLoader).Assembly)
                .Where(code => code.Id.StartsWith("CFG", StringComparison.Ordinal) || code.Id.StartsWith("XWK00", StringComparison.Ordinal)
                    || code.Id.StartsWith("SCR00", StringComparison.Ordinal))
                .Select(code => code.Id);
            return [.. known];
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_code_has_bad_input_and_gives_exactly_the_expected_text(string code)
    {
        var folder = Repository.PathOf($"tests/specs/diagnostics/{code}");
        Assert.True(Directory.Exists(folder), $"tests/specs/diagnostics/{code} is missing: write a project that provokes {code}.");

        using var made = Made(code);
        var project = made?.Path ?? folder;
        var loaded = code.StartsWith("SCR", StringComparison.Ordinal) ? ConfigurationLoader.Load(project) : ConfigurationLoader.Check(project);
        var text = new TextFormat().Render(loaded.Findings, loaded.Texts, FindingStyle.Plain);
        var expected = Path.Combine(folder, "expected.txt");
        if (write)
        {
            File.WriteAllText(expected, text);
        }

        Assert.Contains(loaded.Findings, finding => finding.Code.Id == code);
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
