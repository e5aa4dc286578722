-- For how many units a line's discount is; none where it is for all of them.
ALTER TABLE order_lines ADD COLUMN discounted_quantity INTEGER CHECK (discounted_quantity BETWEEN 0 AND quantity);
