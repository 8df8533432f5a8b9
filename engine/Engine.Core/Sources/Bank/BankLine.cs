namespace Engine.Core.Sources.Bank;

/// <param name="Number">Counted from 1.</param>
internal readonly record struct BankLine(int Number, ReadOnlyMemory<byte> Bytes)
{
    public ReadOnlySpan<byte> Span => Bytes.Span;
}
