using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Tirek.Server.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class KeepOtherRows : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SourceRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Table = table.Column<string>(type: "text", nullable: false),
                    Cells = table.Column<string>(type: "text", nullable: false),
                    SourceId = table.Column<Guid>(type: "uuid", nullable: true),
                    SourceKey = table.Column<string>(type: "text", nullable: true),
                    IsControlled = table.Column<bool>(type: "boolean", nullable: false),
                    IsHidden = table.Column<bool>(type: "boolean", nullable: false),
                    IsGone = table.Column<bool>(type: "boolean", nullable: false),
                    Digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SourceRows", x => x.Id);
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_SourceRows_SourceId_SourceKey",
                table: "SourceRows",
                columns: new[] { "SourceId", "SourceKey" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "SourceRows");
        }
    }
}
