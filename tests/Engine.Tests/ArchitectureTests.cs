using System.Reflection;

namespace Engine.Tests;

public sealed class ArchitectureTests
{
    public static TheoryData<string, string[]> AllowedReferences => new()
    {
        { "Engine.Core", [] },
        { "Engine.Sandbox", [] },
        { "Engine.Runtime", ["Engine.Core"] },
        { "engine", ["Engine.Core", "Engine.Runtime", "Engine.Sandbox"] },
    };

    [Theory]
    [MemberData(nameof(AllowedReferences))]
    public void Each_project_refers_only_to_what_lies_below_it(string project, string[] allowed)
    {
        var references = Assembly.Load(project).GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name == "engine" || name.StartsWith("Engine.", StringComparison.Ordinal));

        Assert.Empty(references.Except(allowed));
    }
}
