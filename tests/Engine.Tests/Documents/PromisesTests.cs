using System.Reflection;
using System.Text.RegularExpressions;
using Engine.Tests.Security;

namespace Engine.Tests.Documents;

/// <summary>What engine/PROMISES.md names as proof is there and is run.</summary>
public sealed partial class PromisesTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("engine/PROMISES.md"));

    private static readonly Dictionary<string, string> Rows = Page.Split('\n')
        .Where(line => RowId().IsMatch(line))
        .ToDictionary(line => RowId().Match(line).Groups[1].Value, line => line.Split('|')[4]);

    [Fact]
    public void Every_promise_has_a_row_with_a_proof_or_says_that_it_has_none()
    {
        Assert.Equal(Enumerable.Range(1, 8).Select(n => $"P{n}").Concat(Enumerable.Range(1, 13).Select(n => $"R{n}")), Rows.Keys);
        Assert.All(Rows.Values, proof => Assert.True(Test().IsMatch(proof) || proof.Contains("not proven:", StringComparison.Ordinal) || Elsewhere(proof).Any(), proof));
        Assert.All(Rows.Values.SelectMany(Elsewhere), id => Assert.True(Test().IsMatch(Rows[id]), id));
    }

    [Fact]
    public void Every_test_that_is_named_is_run()
    {
        var classes = typeof(PromisesTests).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsPublic: true }).ToLookup(type => type.Name);
        var named = Test().Matches(Page);
        Assert.True(named.Count > 40);
        Assert.All(named, match => Assert.Contains(classes[match.Groups[1].Value], type => IsTest(type, match.Groups[2].Value)));
    }

    [Fact]
    public void Every_verb_that_is_named_is_one_of_the_simulation()
    {
        var program = File.ReadAllText(Repository.PathOf("tests/Engine.Simulation/Program.cs"));
        var named = Verbs().Matches(Page).SelectMany(match => Quoted().Matches(match.Value)).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, verb => Assert.Contains($"new Command(\"{verb}\"", program, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_script_that_is_named_is_there() => Assert.All(
        Script().Matches(Page), match => Assert.True(File.Exists(Repository.PathOf(match.Groups[1].Value)), match.Value));

    [Fact]
    public void What_no_security_test_covers_is_said_plainly()
    {
        var page = Page.ReplaceLineEndings(" ");
        Assert.All(SecurityRequirementsTests.Absent, row => Assert.Contains($"S{row.Key} ({row.Value})", page, StringComparison.Ordinal));
    }

    private static bool IsTest(Type type, string method) =>
        type.GetMethod(method, BindingFlags.Public | BindingFlags.Instance)?.GetCustomAttribute<FactAttribute>(inherit: true) is not null;

    private static IEnumerable<string> Elsewhere(string proof) => As().Matches(proof).SelectMany(match => Id().Matches(match.Value)).Select(match => match.Value);

    [GeneratedRegex(@"^\| ([PR]\d+) \|", RegexOptions.CultureInvariant)]
    private static partial Regex RowId();

    [GeneratedRegex("`([A-Z][A-Za-z0-9]*Tests)\\.([A-Z][A-Za-z0-9_]*)`", RegexOptions.CultureInvariant)]
    private static partial Regex Test();

    [GeneratedRegex("verbs? `[a-z]+`(, `[a-z]+`)*", RegexOptions.CultureInvariant)]
    private static partial Regex Verbs();

    [GeneratedRegex("`([a-z]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex("`(tests/[a-z]+\\.sh)`", RegexOptions.CultureInvariant)]
    private static partial Regex Script();

    [GeneratedRegex(@"as R\d+( and R\d+)*", RegexOptions.CultureInvariant)]
    private static partial Regex As();

    [GeneratedRegex(@"R\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
