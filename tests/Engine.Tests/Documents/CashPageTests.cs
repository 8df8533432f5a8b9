using System.Text.RegularExpressions;
using Engine.Runtime.Configuration;
using Engine.Simulation;

namespace Engine.Tests.Documents;

/// <summary>The page on cash application prints what the program prints, and lists the tiers there are.</summary>
public sealed partial class CashPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("engine/CASH.md"));

    public static IEnumerable<object[]> Shown => Console().Matches(Page).Select(match => new object[] { match.Groups[1].Value, match.Groups[2].Value });

    [Theory]
    [MemberData(nameof(Shown))]
    public async Task A_command_prints_what_the_page_shows(string command, string output)
    {
        var (_, printed, error) = await EngineProcess.RunAsync(command.Split(' '));
        Assert.Equal("", error);
        Assert.Equal(output.TrimEnd(), printed.TrimEnd());
    }

    [Fact]
    public void The_tiers_it_lists_are_those_of_the_pack_in_their_order()
    {
        var client = ConfigurationLoader.Load(Repository.Root).Snapshot!.Clients["acme"];
        Assert.Equal(client.MatchRules["cash"].TierNames, Tier().Matches(Page).Select(match => match.Groups[1].Value));
    }

    [GeneratedRegex(@"```console\n\$ engine (.*?)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Console();

    [GeneratedRegex("^\\| `([a-z-]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex Tier();
}
