using System.CommandLine;
using Engine.App.Commands;

namespace Engine.Tests.App.Commands;

public sealed class CommandHelpTests
{
    public static TheoryData<string> Commands => [.. CommandLine.Build().Subcommands.SelectMany(command => PathsBelow(command, ""))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void The_help_of_every_command_ends_with_examples_that_can_be_typed(string name)
    {
        var examples = Help(name).Split("Examples:")[1].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.StartsWith($"engine {name}", example, StringComparison.Ordinal));
        Assert.All(examples, example => Assert.Equal([], CommandLine.Build().Parse(example["engine ".Length..]).Errors.Select(error => error.Message)));
    }

    [Fact]
    public void The_help_of_a_part_of_a_command_shows_its_own_examples()
    {
        var help = Help("keys add");

        Assert.Contains("engine keys add --name", help, StringComparison.Ordinal);
        Assert.DoesNotContain("engine keys revoke", help, StringComparison.Ordinal);
    }

    private static IEnumerable<string> PathsBelow(Command command, string before) =>
        command.Subcommands.Count == 0 ? [before + command.Name] : command.Subcommands.SelectMany(part => PathsBelow(part, $"{before}{command.Name} "));

    private static string Help(string command)
    {
        using var output = new StringWriter();
        Assert.Equal(0, CommandLine.Build().Parse($"{command} --help").Invoke(new InvocationConfiguration { Output = output }));
        return output.ToString();
    }
}
