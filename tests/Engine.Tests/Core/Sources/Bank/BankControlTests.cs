using System.Text;

namespace Engine.Tests.Core.Sources.Bank;

/// <summary>One change in a good file: it is refused whole, at the line and for the reason that is meant.</summary>
public sealed class BankControlTests
{
    public static TheoryData<string, string, string, string, string> Changed => new()
    {
        // NACHA: amount, hash, counts, order, addenda, codes, lengths, cut off.
        { "ach", "receipts.ach", "0000237550", "0000237551", "line 39 BNK006" },
        { "ach", "receipts.ach", "622021000021000123456789     0000237550", "622021000031000123456789     0000237550", "line 11 BNK006" },
        { "ach", "receipts.ach", "8220000008", "8220000009", "line 11 BNK007" },
        { "ach", "receipts.ach", "9000005", "9000006", "line 39 BNK007" },
        { "ach", "receipts.ach", "705ISA", "A05ISA", "line 3 BNK016" },
        { "ach", "receipts.ach", "622021000021000123456789     0000001999", "682021000021000123456789     0000001999", "line 15 BNK003" },
        { "ach", "receipts.ach", "0000001999", "00000 1999", "line 15 BNK003" },
        { "ach", "receipts.ach", "CCDINVOICES", "XYZINVOICES", "line 12 BNK003" },
        { "ach", "receipts.ach", "094101OUR BANK", "095101OUR BANK", "line 1 BNK001" },
        { "ach", "receipts.ach", "000123456789", "000123456788", "line 3 BNK011" },

        // BAI2: control totals at each level, counts, status, version, direction.
        { "bai2", "statement.bai", "16,165,36255", "16,165,36256", "line 12 BNK006" },
        { "bai2", "statement.bai", "071000505,1,260115", "071000505,3,260115", "line 2 BNK022" },
        { "bai2", "statement.bai", ",,2/", ",,4/", "line 1 BNK015" },
        { "bai2", "statement.bai", "16,165,", "16,065,", "line 7 BNK003" },
        { "bai2", "statement.bai", "USD,010,500000", "USD,010,5000x0", "line 3 BNK003" },
        { "bai2", "statement.bai", "03,000123456789", "03,000123456780", "line 5 BNK011" },

        // camt: balances, totals, direction, reversal indicator, members nobody knows, document types, entities.
        { "camt", "statement.053.v8.xml", "<Amt Ccy=\"EUR\">300.00</Amt>", "<Amt Ccy=\"EUR\">300.01</Amt>", "line 12 BNK006" },
        { "camt", "statement.053.v8.xml", "<Amt Ccy=\"EUR\">1780.00</Amt>", "<Amt Ccy=\"EUR\">1780.01</Amt>", "line 11 BNK006" },
        { "camt", "statement.053.v8.xml", "<Sum>1653.00</Sum>", "<Sum>1654.00</Sum>", "line 12 BNK006" },
        { "camt", "statement.053.v8.xml", "<NbOfNtries>6", "<NbOfNtries>7", "line 12 BNK007" },
        { "camt", "statement.053.v8.xml", "<RvslInd>true", "<RvslInd>maybe", "line 64 BNK003" },
        { "camt", "statement.053.v8.xml", "<CdtDbtInd>CRDT</CdtDbtInd>\n        <Sts><Cd>BOOK</Cd></Sts>\n        <BookgDt><Dt>2026-01-15</Dt></BookgDt>\n        <ValDt><Dt>2026-01-15</Dt></ValDt>\n        <AcctSvcrRef>B-3", "<CdtDbtInd>CREDIT</CdtDbtInd>\n        <Sts><Cd>BOOK</Cd></Sts>\n        <BookgDt><Dt>2026-01-15</Dt></BookgDt>\n        <ValDt><Dt>2026-01-15</Dt></ValDt>\n        <AcctSvcrRef>B-3", "line 54 BNK003" },
        { "camt", "report.052.v6.xml", "Ntry>", "Ntri>", "line 10 BNK015" },
        { "camt", "report.052.v6.xml", "<!-- our own -->", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "line 2 BNK002" },
        { "camt", "report.052.v6.xml", "INV-10501", "&secret;", "line 17 BNK003" },
        { "camt", "report.052.v6.xml", "</Document>", "", "line 22 BNK005" },
        { "camt", "report.052.v6.xml", "BkToCstmrAcctRpt", "CstmrCdtTrfInitn", "line 4 BNK001" },
        { "camt", "report.052.v6.xml", "encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"", "line 1 BNK013" },

        // MT940: balance, mark, amount, stray text, sums of an interim report.
        { "mt940", "statement.sta", "CR250,50", "CR250,51", "line 2 BNK006" },
        { "mt940", "statement.sta", ":62F:C260115EUR1064,90", ":62F:C260115EUR1064.90", "line 22 BNK003" },
        { "mt940", "statement.sta", "0115D5,00", "0115X5,00", "line 20 BNK003" },
        { "mt940", "statement.sta", ":20:STMT260115", "STMT", "line 2 BNK024" },
        { "mt940", "statement.sta", ":90C:1EUR75,00", ":90C:1EUR76,00", "line 33 BNK006" },
        { "mt940", "statement.sta", ":90C:1EUR75,00", ":90C:2EUR75,00", "line 33 BNK007" },
        { "mt940", "statement.sta", ":60F:C260114EUR1000,00\n", "", "line 5 BNK002" },

        // X12: counts, numbers, amounts, order.
        { "x12", "remittance.edi", "SE*16*", "SE*15*", "line 18 BNK007" },
        { "x12", "remittance.edi", "IEA*1*000000042", "IEA*1*000000043", "line 26 BNK007" },
        { "x12", "remittance.edi", "BPR*C*2375.50", "BPR*C*2375,50", "line 4 BNK003" },
        { "x12", "remittance.edi", "IEA*1*000000042~", "", "line 25 BNK005" },
        { "x12", "remittance.edi", "GE*2*42~\n", "", "line 25 BNK002" },
        { "x12", "remittance.edi", "ST*820*0002", "ST*821*0002", "line 19 BNK003" },
        { "x12", "remittance.edi", "ISA*00*  ", "ISA*00* ", "line 1 BNK001" },

        // Lockbox: amounts and counts of batch and box, order.
        { "lockbox", "deposit.txt", "60010010000150000", "60010010000150001", "line 8 BNK006" },
        { "lockbox", "deposit.txt", "60010020000036000", "60010020000035999", "line 8 BNK006" },
        { "lockbox", "deposit.txt", "9000010", "9000011", "line 10 BNK007" },
        { "lockbox", "deposit.txt", "4001001601", "4001002601", "line 5 BNK002" },
        { "lockbox", "deposit.txt", "0012345260115", "0012346260115", "line 4 BNK011" },

        // CSV: the chain of balances, decimals, dates, columns, width.
        { "statement-csv", "umsaetze.csv", "1.234,56;", "1.234,57;", "line 5 BNK006" },
        { "statement-csv", "umsaetze.csv", "1.234,56;", "1,234.56;", "line 4 BNK003" },
        { "statement-csv", "umsaetze.csv", "15.01.2026;15.01.2026;Adler", "15/01/2026;15.01.2026;Adler", "line 5 BNK003" },
        { "statement-csv", "umsaetze.csv", "Betrag", "Amount", "line 3 BNK001" },
        { "statement-csv", "umsaetze.csv", "Adler KG;", "Adler KG;;", "line 5 BNK002" },

        // Remittance.
        { "remittance-csv", "advices.csv", "PAY-9002", "", "line 4 BNK003" },
        { "remittance-csv", "advices.csv", "INV-10042", "", "line 2 BNK003" },
        { "remittance-json", "advices.json", "\"invoice\": \"INV-10061\"", "\"bill\": \"INV-10061\"", "line 14 BNK003" },
        { "remittance-json", "advices.json", "\"text\": \"January\"", "\"note\": \"January\"", "line 14 BNK003" },
        { "remittance-json", "advices.json", "\"-25.00\"", "\"-25,00\"", "line 2 BNK003" },
    };

    [Theory]
    [MemberData(nameof(Changed))]
    public void A_file_whose_totals_order_or_fields_are_wrong_is_refused_at_the_place_and_for_the_reason(string feed, string file, string from, string to, string refusal)
    {
        var text = Encoding.Latin1.GetString(BankFeeds.Bytes(feed, file));
        Assert.Contains(from, text, StringComparison.Ordinal);
        var events = BankFeeds.Read(feed, Encoding.Latin1.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
        Assert.EndsWith(refusal, BankText.Of(events), StringComparison.Ordinal);
    }
}
