using System.Buffers;

namespace Engine.Core.Sources.Bank.Nacha;

/// <summary>An entry of type 6 with the addenda that follow it.</summary>
internal sealed class NachaEntry(NachaRecord record, TransactionCode code, long cents)
{
    private readonly ArrayBufferWriter<byte> payment = new();
    private Dictionary<int, NachaRecord>? crossBorder;

    public NachaRecord Record => record;

    public TransactionCode Code => code;

    public long Cents => cents;

    /// <summary>Addenda that were met, of any type.</summary>
    public int Addenda { get; private set; }

    /// <summary>Those that carry payment related information.</summary>
    public int PaymentAddenda { get; private set; }

    public int FirstAddendaLine { get; private set; }

    public NachaRecord? Return { get; private set; }

    public NachaRecord? Change { get; private set; }

    /// <summary>Addenda 10 to 16 of a cross-border entry, by type.</summary>
    public Dictionary<int, NachaRecord> CrossBorder => crossBorder ??= [];

    public string Trace => record.Text(80, 94);

    public ReadOnlyMemory<byte> Payment => payment.WrittenMemory;

    public void Add(NachaRecord addendum, int type)
    {
        Addenda++;
        switch (type)
        {
            case 99:
                Return = addendum;
                break;
            case 98:
                Change = addendum;
                break;
            case 5 or 17:
                FirstAddendaLine = PaymentAddenda == 0 ? addendum.Line : FirstAddendaLine;
                PaymentAddenda++;
                // Not trimmed: a segment may cross from one record into the next, and ISA holds blanks that count.
                payment.Write(addendum.Raw(4, 83).Span);
                break;
            default:
                CrossBorder.TryAdd(type, addendum);
                break;
        }
    }
}
