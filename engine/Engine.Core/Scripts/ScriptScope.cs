using System.Collections.Frozen;

namespace Engine.Core.Scripts;

/// <summary>The scripts that expressions of a mapping may call, and which of its names depend on one.</summary>
public sealed class ScriptScope(FrozenDictionary<string, Script> scripts)
{
    private readonly HashSet<int> dependent = [];

    public FrozenDictionary<string, Script> Scripts => scripts;

    /// <summary>Whether the expressions compiled since <see cref="Begin"/> call a script, themselves or through a name.</summary>
    public bool IsUsed { get; private set; }

    public void Begin() => IsUsed = false;

    public void Call() => IsUsed = true;

    /// <summary>The name in a slot was read.</summary>
    public void Read(int slot) => IsUsed |= dependent.Contains(slot);

    /// <summary>The name in a slot has its value from a script.</summary>
    public void Depend(int slot) => dependent.Add(slot);
}
