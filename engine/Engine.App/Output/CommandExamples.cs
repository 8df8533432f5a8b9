using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Runtime.CompilerServices;

namespace Engine.App.Output;

/// <summary>Command lines that show how a command is used; <c>--help</c> prints them below what it explains.</summary>
public static class CommandExamples
{
    private static readonly ConditionalWeakTable<Command, string[]> all = [];

    /// <param name="examples">Each a whole command line, beginning with <c>engine</c>.</param>
    public static Command WithExamples(this Command command, params string[] examples)
    {
        all.Add(command, examples);
        return command;
    }

    public static IReadOnlyList<string> Of(Command command) => all.TryGetValue(command, out var examples) ? examples : [];

    /// <summary>Has <c>--help</c> of every command print its examples.</summary>
    public static void ShowIn(RootCommand root)
    {
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new Help((SynchronousCommandLineAction)help.Action!);
    }

    private sealed class Help(SynchronousCommandLineAction plain) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var answer = plain.Invoke(parseResult);
            if (Of(parseResult.CommandResult.Command) is { Count: > 0 } examples)
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in examples)
                {
                    output.WriteLine($"  {example}");
                }

                output.WriteLine();
            }

            return answer;
        }
    }
}
