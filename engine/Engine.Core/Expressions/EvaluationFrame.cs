using Engine.Core.Values;

namespace Engine.Core.Expressions;

/// <summary>The values of the names in scope during one evaluation, by slot of <see cref="Scope"/>. Not shared between threads.</summary>
public sealed class EvaluationFrame(EvaluationContext context, int slots)
{
    private Value[] values = new Value[slots];

    public EvaluationContext Context { get; } = context;

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
}
