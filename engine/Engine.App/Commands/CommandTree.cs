using System.CommandLine;
using Engine.App.Output;

namespace Engine.App.Commands;

/// <summary>All commands of the program: one for each class that is an <see cref="EngineCommand"/>.</summary>
public static class CommandTree
{
    public static RootCommand Build()
    {
        var root = new RootCommand("Moves money events into NetSuite by configuration.");
        var commands = typeof(EngineCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(EngineCommand)) && !type.IsAbstract)
            .Select(type => ((EngineCommand)Activator.CreateInstance(type)!).Build())
            .OrderBy(command => command.Name, StringComparer.Ordinal);
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        CommandExamples.ShowIn(root);
        return root;
    }
}
