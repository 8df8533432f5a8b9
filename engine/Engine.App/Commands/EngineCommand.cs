using System.Collections.Immutable;
using System.CommandLine;

namespace Engine.App.Commands;

/// <summary>
/// One command of the command line. A subclass with a parameterless constructor is found by itself; there is no list to register in.
/// </summary>
public abstract class EngineCommand
{
    /// <summary>Command lines as people type them, for its help; with sub-commands, of those.</summary>
    public abstract ImmutableArray<string> Examples { get; }

    /// <summary>The command with its options and its action. The action returns the exit code.</summary>
    public abstract Command Build();
}
