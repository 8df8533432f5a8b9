using Engine.Core.Diagnostics;

namespace Engine.Core.Values;

/// <summary>Why an expression gave no value. Travels as a value, so that the first cause survives to the field that needed it.</summary>
public sealed record Failure
{
    private readonly object message;

    public Failure(DiagnosticCode code, string message)
    {
        Code = code;
        this.message = message;
    }

    internal Failure(DiagnosticCode code, LateText message)
    {
        Code = code;
        this.message = message;
    }

    /// <summary>Which trouble it is.</summary>
    public DiagnosticCode Code { get; }

    /// <summary>What is wrong and what would be right, in the words of whoever reads the mapping.</summary>
    public string Message => message as string ?? ((LateText)message).Text;

    public bool Equals(Failure? other) => other is not null && Code == other.Code && Message == other.Message;

    public override int GetHashCode() => Code.GetHashCode();
}
