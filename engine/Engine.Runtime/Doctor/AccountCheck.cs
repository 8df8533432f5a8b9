using System.Collections.Immutable;
using System.Reflection;

namespace Engine.Runtime.Doctor;

/// <summary>One thing that <c>engine doctor</c> looks at. A check is a class in <c>Checks</c>; there is no list to register in.</summary>
public abstract class AccountCheck
{
    /// <summary>Every check, in the order in which they are made.</summary>
    public static ImmutableArray<AccountCheck> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetTypes()
            .Where(type => type.IsSubclassOf(typeof(AccountCheck)) && !type.IsAbstract)
            .Select(type => (AccountCheck)Activator.CreateInstance(type)!)
            .OrderBy(check => check.Order),
    ];

    /// <summary>Lower-case words with hyphens; part of the command's stable output.</summary>
    public abstract string Name { get; }

    /// <summary>What it looks at, in a few words.</summary>
    public abstract string Asks { get; }

    /// <summary>Place among the checks: what later ones build upon comes first.</summary>
    public abstract int Order { get; }

    /// <summary>Whether it can say something of an account that does not let us in.</summary>
    public virtual bool NeedsConnection => true;

    /// <summary>At least one finding.</summary>
    public abstract Task<ImmutableArray<CheckFinding>> RunAsync(Patient patient, CancellationToken cancel);
}
