using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Engine.App.Commands;

/// <summary>Help that ends with examples of the command that is asked about.</summary>
internal sealed class ExampleHelp(HelpAction help, ImmutableArray<string> examples) : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        var exit = help.Invoke(parseResult);
        var command = parseResult.CommandResult.Command;
        var own = command is RootCommand ? [] : examples.Where(example => (example + " ").StartsWith($"engine {PathOf(command)} ", StringComparison.Ordinal)).ToList();
        if (own.Count > 0)
        {
            var output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            own.ForEach(example => output.WriteLine($"  {example}"));
            output.WriteLine();
        }

        return exit;
    }

    // Up to the root, which is the program.
    private static string PathOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault(parent => parent is not RootCommand) is { } group ? $"{PathOf(group)} {command.Name}" : command.Name;
}
