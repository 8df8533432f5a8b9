using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Help;

namespace Engine.App.Commands;

/// <summary>All commands there are, with their help.</summary>
public static class CommandLine
{
    /// <summary>The command line of the program.</summary>
    public static RootCommand Build()
    {
        var root = new RootCommand("Moves money events into NetSuite by configuration.");
        var examples = ImmutableArray.CreateBuilder<string>();
        foreach (var command in All().OrderBy(command => command.Built.Name, StringComparer.Ordinal))
        {
            root.Subcommands.Add(command.Built);
            examples.AddRange(command.Maker.Examples);
        }

        foreach (var help in root.Options.OfType<HelpOption>())
        {
            help.Action = new ExampleHelp((HelpAction)help.Action!, examples.ToImmutable());
        }

        return root;
    }

    private static IEnumerable<(EngineCommand Maker, Command Built)> All() => typeof(EngineCommand).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(EngineCommand)) && !type.IsAbstract)
        .Select(type => (EngineCommand)Activator.CreateInstance(type)!)
        .Select(maker => (maker, maker.Build()));
}
