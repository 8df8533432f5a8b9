using System.Runtime.CompilerServices;
using Engine.Core.Values;

namespace Engine.Core.Expressions.Evaluation;

/// <summary>Room for the arguments of a call on the stack, so that common calls allocate nothing.</summary>
[InlineArray(Length)]
internal struct FourValues
{
    public const int Length = 4;

    private Value first;
}
