using System.Text;
using System.Text.Json;
using Engine.Core.Diagnostics;
using Engine.Tests.Runtime.Configuration;
using Engine.Tests.Support;

namespace Engine.Tests.App.Commands;

/// <summary>
/// Files that are made to kill whoever reads them, read by the real command: it ends, and each is a finding at a place that is in the file, or is harmless.
/// </summary>
public sealed class HostileFilesTests
{
    // Far above what it takes together, and far below a hang.
    private static readonly TimeSpan patience = TimeSpan.FromMinutes(2);

    /// <summary>A file, its content, and the code it is to be found with; none for what is only unusual.</summary>
    private static IEnumerable<(string File, byte[] Content, string? Code)> Files =>
    [
        Yaml("brackets", new string('[', 100_000), "CFG018"),
        Yaml("brackets-closed", new string('[', 100_000) + new string(']', 100_000), "CFG018"),
        Yaml("braces", string.Concat(Enumerable.Repeat("{a: ", 100_000)), "CFG018"),
        Yaml("dashes", string.Concat(Enumerable.Repeat("- ", 100_000)), "CFG018"),
        Yaml("laughs", "a: &a [1,1,1,1,1,1,1,1,1]\n" + string.Concat("bcdefghijkl".Select(c => $"{c}: &{c} [{string.Join(",", Enumerable.Repeat($"*{(char)(c - 1)}", 9))}]\n")), "CFG017"),
        Yaml("cycle", "mapping: &m\n  again: *m\n", "CFG016"),
        Yaml("nul", "mapping: a\0b\n", "CFG004"),
        Yaml("tabs", "mapping: tabs\non:\n\tsource: stripe\n", "CFG010"),
        Yaml("large", "# " + new string('x', 10 * 1024 * 1024), "CFG002"),
        Yaml("latin1", "mapping: caf", "CFG003", 0xE9),
        Yaml("keys", string.Concat(Enumerable.Range(0, 10_000).Select(i => $"k{i}: v\n")), "CFG046"),
        Yaml("quote", "mapping: \"" + new string('x', 900_000), "CFG010"),
        Yaml("blanks", "mapping: \"x" + new string(' ', 900_000) + "\\ty\"", "CFG04"),
        ("mappings/acme/crlf.yaml", Encoding.UTF8.GetBytes(Good("crlf").Replace("\n", "\r\n")), null),
        ("mappings/acme/bom.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good("bom"))], null),
        Json("brackets", new string('[', 100_000), "CFG018"),
        Json("objects", string.Concat(Enumerable.Repeat("{\"Rules\":", 100_000)), "CFG018"),
        Json("nul", "{ \"WorkflowName\": \"a\0b\" }", "CFG030"),
        Json("large", new string(' ', 10 * 1024 * 1024), "CFG002"),
        Json("members", $"{{ {string.Join(", ", Enumerable.Range(0, 10_000).Select(i => $"\"m{i}\": {i}"))} }}", "CFG046"),
        Json("twice", "{ \"WorkflowName\": \"a\", \"WorkflowName\": \"b\" }", "CFG012"),
        Json("number", $"[{new string('9', 500_000)}]", "CFG04"),
        Json("open", "[{ \"WorkflowName\": \"a", "CFG030"),
        Csv("nul", "key,internalId\nA,\0\n", "CFG004"),
        Csv("quote", "key,internalId\nA,\"1\n" + string.Concat(Enumerable.Repeat("B,2\n", 100_000)), "XWK001"),
        Csv("columns", string.Join(',', Enumerable.Range(0, 100_000).Select(i => $"c-{i}")) + "\n", "CFG046"),
        Csv("cells", "key,internalId\n" + string.Concat(Enumerable.Repeat("A\n", 50_000)), "CFG046"),
        Csv("large", new string('x', 17 * 1024 * 1024), "CFG002"),
        Csv("separator", "key;internalId\nA;1\n", "XWK002"),
        ("mappings/acme/crosswalks/bom.csv", [0xEF, 0xBB, 0xBF, .. "key,internalId\r\nA,1\r\n"u8], null),
    ];

    [Fact]
    public async Task The_command_survives_every_hostile_file_and_points_into_each()
    {
        using var project = ProjectFixture.Create();
        var files = Files.ToList();
        files.ForEach(file => project.With(file.File, file.Content));

        var running = EngineProcess.RunAsync("lint", "--root", project.Path, "--format", "json");
        Assert.Same(running, await Task.WhenAny(running, Task.Delay(patience)));

        var (exit, output, error) = await running;
        Assert.Equal(1, exit);
        Assert.DoesNotContain("Unhandled", error, StringComparison.Ordinal);
        using var document = JsonDocument.Parse(output);
        var byFile = document.RootElement.GetProperty("findings").EnumerateArray().ToLookup(finding => finding.GetProperty("file").GetString()!);
        Assert.All(files, file => Check(file.Content, file.Code, [.. byFile[file.File]]));
    }

    private static void Check(byte[] content, string? code, List<JsonElement> findings)
    {
        Assert.Equal(code is not null, findings.Count > 0);
        Assert.True(findings.Count <= FindingLimit.PerFile + 1);
        Assert.All(code is null ? [] : new[] { code }, wanted => Assert.Contains(findings, finding => finding.GetProperty("code").GetString()!.StartsWith(wanted, StringComparison.Ordinal)));
        var lengths = Encoding.UTF8.GetString(content).Split('\n').Select(line => line.Length).ToList();
        Assert.All(findings, finding =>
        {
            var start = finding.GetProperty("range").GetProperty("start");
            var (line, column) = (start.GetProperty("line").GetInt32(), start.GetProperty("column").GetInt32());
            Assert.InRange(line, 1, lengths.Count);
            Assert.InRange(column, 1, lengths[line - 1] + 1);
        });
    }

    private static string Good(string name) =>
        $"mapping: {name}\non: {{ source: stripe, events: [invoice.paid] }}\nwhen: ${{ false }}\nkey: ${{ payload.id }}\nrecords:\n  - record: customer\n    externalId: ${{ payload.id }}\n    fields: {{ companyName: A }}\n";

    private static (string File, byte[] Content, string? Code) Yaml(string name, string text, string code, params byte[] more) => ($"mappings/acme/{name}.yaml", [.. Encoding.UTF8.GetBytes(text), .. more], code);

    private static (string File, byte[] Content, string? Code) Json(string name, string text, string code) => ($"rules/acme/{name}.json", Encoding.UTF8.GetBytes(text), code);

    private static (string File, byte[] Content, string? Code) Csv(string name, string text, string code) => ($"mappings/acme/crosswalks/{name}.csv", Encoding.UTF8.GetBytes(text), code);
}
