using System.Text.RegularExpressions;
using Engine.Simulation;

namespace Engine.Tests.Sandbox;

/// <summary>The list of behaviours beside these tests names tests that exist, and forgets no class of them.</summary>
public sealed partial class SandboxBehaviourTests
{
    private static readonly string List = File.ReadAllText(Repository.PathOf("tests/Engine.Tests/Sandbox/BEHAVIOURS.md"));

    [Fact]
    public void Every_test_named_exists()
    {
        var tests = Classes().SelectMany(type => type.GetMethods().Select(method => $"{type.Name}.{method.Name}")).ToHashSet();

        Assert.Empty(Names().Except(tests));
    }

    [Fact]
    public void Every_class_of_tests_is_named() =>
        Assert.Empty(Classes().Select(type => type.Name).Except(Names().Select(name => name.Split('.')[0])).Except([nameof(SandboxBehaviourTests)]));

    private static IEnumerable<Type> Classes() => typeof(SandboxBehaviourTests).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(SandboxBehaviourTests).Namespace && type.IsPublic && type.Name.EndsWith("Tests", StringComparison.Ordinal));

    private static HashSet<string> Names() => [.. TestName().Matches(List).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"`(Sandbox\w+Tests\.\w+)`")]
    private static partial Regex TestName();
}
