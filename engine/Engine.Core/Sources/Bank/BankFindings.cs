using System.Collections.Frozen;
using System.Text.Json;
using Engine.Core.Diagnostics;

namespace Engine.Core.Sources.Bank;

/// <summary>What is wrong with a file. The first refusal ends the reading; deviations that are tolerated are all counted, and the first of them kept.</summary>
internal sealed class BankFindings(FrozenSet<Leniency> lenient)
{
    private const int MostKept = 200;

    private readonly List<BankFinding> deviations = [];

    public BankFinding? Refusal { get; private set; }

    public IReadOnlyList<BankFinding> Deviations => deviations;

    public int DeviationCount { get; private set; }

    /// <summary>Always false, for the caller to give on.</summary>
    public bool Refuse(DiagnosticCode code, Place place, string message)
    {
        Refusal ??= new BankFinding(code, place, message);
        return false;
    }

    /// <summary>Something to know that harms nothing.</summary>
    public void Note(DiagnosticCode code, Place place, string message)
    {
        DeviationCount++;
        if (deviations.Count < MostKept)
        {
            deviations.Add(new BankFinding(code, place, message));
        }
    }

    /// <summary>True when the client takes files with deviations of this kind.</summary>
    public bool Deviate(Leniency kind, DiagnosticCode code, Place place, string message)
    {
        if (!lenient.Contains(kind))
        {
            return Refuse(code, place, $"{message} With lenient: [{NameOf(kind)}] such a file is taken, and this is noted.");
        }

        Note(code, place, message);
        return true;
    }

    public static string NameOf(Leniency kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}
