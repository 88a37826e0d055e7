using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddDuplicates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DuplicatePairs",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FirstId = table.Column<Guid>(type: "uuid", nullable: false),
                    SecondId = table.Column<Guid>(type: "uuid", nullable: false),
                    Score = table.Column<int>(type: "integer", nullable: false),
                    Reasons = table.Column<string[]>(type: "text[]", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    FoundAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    LookedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AskedOn = table.Column<DateOnly>(type: "date", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DuplicatePairs", x => x.Id);
                }
            );

            migrationBuilder.CreateTable(
                name: "ListingAliases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    IntoId = table.Column<Guid>(type: "uuid", nullable: false),
                    KeptId = table.Column<Guid>(type: "uuid", nullable: false),
                    PairId = table.Column<Guid>(type: "uuid", nullable: false),
                    MergedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Before = table.Column<int>(type: "integer", nullable: true),
                    After = table.Column<int>(type: "integer", nullable: true),
                    Taken = table.Column<string[]>(type: "text[]", nullable: false),
                    Reads = table.Column<int>(type: "integer", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingAliases", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(name: "IX_DuplicatePairs_FirstId", table: "DuplicatePairs", column: "FirstId");

            migrationBuilder.CreateIndex(name: "IX_DuplicatePairs_SecondId", table: "DuplicatePairs", column: "SecondId");

            migrationBuilder.CreateIndex(
                name: "IX_DuplicatePairs_State_Score",
                table: "DuplicatePairs",
                columns: new[] { "State", "Score" }
            );

            migrationBuilder.CreateIndex(name: "IX_ListingAliases_IntoId", table: "ListingAliases", column: "IntoId");

            migrationBuilder.CreateIndex(name: "IX_ListingAliases_KeptId", table: "ListingAliases", column: "KeptId");

            migrationBuilder.CreateIndex(name: "IX_ListingAliases_PairId", table: "ListingAliases", column: "PairId", unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "DuplicatePairs");

            migrationBuilder.DropTable(name: "ListingAliases");
        }
    }
}
