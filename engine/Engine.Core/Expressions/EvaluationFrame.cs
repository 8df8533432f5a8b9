using Engine.Core.Expressions.Binding;
using Engine.Core.Expressions.Evaluation;
using Engine.Core.Values;

namespace Engine.Core.Expressions;

/// <summary>The values of the names in scope during one evaluation, by slot of <see cref="Scope"/>. Not shared between threads.</summary>
public sealed class EvaluationFrame(EvaluationContext context, int slots)
{
    private const int MostSteps = 1_000_000;

    private Value[] values = new Value[slots];
    private Node?[]? reasons;
    private Value[]? kept;
    private long steps;
    private EvaluationFrame? caller;

    public EvaluationContext Context { get; internal set; } = context;

    /// <summary>
    /// What the last evaluated question lacked, as a sentence such as <c>`payload.custmer` is not there. Did you mean
    /// `customer`?</c>; null when it lacked nothing. Made only when it is asked for.
    /// </summary>
    public string? MissingPath => FindMissing()?.Text;

    /// <summary>The first operand of the last evaluation that was missing or null where a value was needed.</summary>
    internal Node? Lacking { get; private set; }

    public Value this[int slot]
    {
        get => values[slot];
        set
        {
            // Lambda parameters take slots past those of the scope the frame was made for.
            if (slot >= values.Length)
            {
                Array.Resize(ref values, Math.Max(slot + 1, values.Length * 2));
            }

            values[slot] = value;
        }
    }

    internal void Begin() => Lacking = null;

    internal void Lack(Node operand) => Lacking ??= operand;

    /// <summary>Keeps why the named value in a slot is missing, so that who uses it can say so.</summary>
    internal void Explain(int slot, Node reason) => (reasons ??= new Node?[values.Length])[slot] = reason;

    internal Node? ReasonFor(int slot) => reasons is not null && slot < reasons.Length ? reasons[slot] : null;

    internal MissingValue? FindMissing() => Lacking is null ? null : MissingValue.Find(Lacking, this);

    /// <summary>The value of a path that has been followed before; missing when it has not.</summary>
    internal Value Recall(SharedPath path) => kept is not null && path.Place < kept.Length ? kept[path.Place] : Value.Missing;

    internal void Keep(SharedPath path, Value value)
    {
        if (kept is null || path.Place >= kept.Length)
        {
            Array.Resize(ref kept, path.Paths.Count);
        }

        kept[path.Place] = value;
    }

    /// <summary>Forgets what was kept: the expressions that follow share other paths.</summary>
    internal void Forget() => Array.Clear(kept ?? []);

    /// <summary>Empties the frame for the next evaluation, so that nothing holds the payload of the last one.</summary>
    internal void Clear()
    {
        Array.Clear(values);
        reasons = null;
        steps = 0;
        Lacking = null;
        Forget();
    }

    /// <summary>A frame for a rule that this one evaluates. What it costs is counted here.</summary>
    internal EvaluationFrame ForCall(int slots) => new(Context, slots) { caller = caller ?? this };

    /// <summary>Counts visits of list items; false when the evaluation has used up what one event may cost.</summary>
    internal bool Step(int visits = 1) => caller?.Step(visits) ?? (steps += visits) <= MostSteps;
}
